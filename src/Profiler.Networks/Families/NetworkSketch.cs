using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Profiler.Networks.Blocks;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Families;

/// <summary>A network in the making: a chain of blocks that knows the shape of the feature map it has arrived at.</summary>
internal sealed class NetworkSketch(FamilyRandom random, int height, int width)
{
    private readonly ImmutableArray<Section>.Builder _sections = ImmutableArray.CreateBuilder<Section>();
    private readonly Dictionary<string, TensorShape> _shapes = [];

    public FamilyRandom Random => random;

    public TensorShape Input { get; } = new(1, NetworkFactory.ImageChannels, height, width);

    /// <summary>The activation that most of its convolutions share.</summary>
    public (string Suffix, Layer Layer) Activation { get; } = random.Activation();

    /// <summary>The name of the last section, whose output the next one reads.</summary>
    public string Last { get; private set; } = Network.InputName;

    /// <summary>What the last section gives.</summary>
    public TensorShape Shape => ShapeOf(Last);

    public int Channels => Shape.Channels;

    public TensorShape ShapeOf(string section) => section == Network.InputName ? Input : _shapes[section];

    /// <summary>Appends a block that reads what the last one gives; its name is made of its position.</summary>
    public void Append(Block block) => Append(block, [Last]);

    /// <summary>Appends a block that reads the given sections.</summary>
    public void Append(Block block, ImmutableArray<string> reads)
    {
        bool isFirst = _sections.Count == 0;
        Add(new Section(
            isFirst ? SectionKind.Stem : SectionKind.Slot, isFirst ? NetworkFactory.StemName : $"block{_sections.Count:D2}", null, block, reads));
    }

    /// <summary>Appends the block that ends the network.</summary>
    public void End(Block block) => End(block, [Last]);

    public void End(Block block, ImmutableArray<string> reads) =>
        Add(new Section(SectionKind.Head, NetworkFactory.HeadName, null, block, reads));

    /// <summary>The network, named after its family and the hash of its layers.</summary>
    public Network Finish(string family)
    {
        var network = new Network(family, Input.Channels, _sections.ToImmutable(), Input, null);
        return network with { Name = $"{family}-{Hash(network)}" };
    }

    /// <exception cref="Errors.ProfilerException">The block does not take the shapes that it reads.</exception>
    private void Add(Section section)
    {
        var shapes = new Dictionary<string, TensorShape>();
        for (int i = 0; i < section.Reads.Length; i++)
        {
            shapes[section.Block.Inputs[i]] = ShapeOf(section.Reads[i]);
        }

        foreach (LayerNode node in section.Block.Nodes)
        {
            shapes[node.Name] = node.Layer.InferShape([.. node.Inputs.Select(input => shapes[input])]);
        }

        _sections.Add(section);
        _shapes[section.Name] = shapes[section.Block.Output];
        Last = section.Name;
    }

    private static string Hash(Network network)
    {
        var text = new StringBuilder($"{network.DefaultInput}\n");
        foreach (Section section in network.Sections)
        {
            text.Append(section.Name).Append('<').AppendJoin(',', section.Reads).Append('\n');
            foreach (LayerNode node in section.Block.Nodes)
            {
                text.Append(node.Name).Append('=').Append(node.Layer).Append('<').AppendJoin(',', node.Inputs).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
