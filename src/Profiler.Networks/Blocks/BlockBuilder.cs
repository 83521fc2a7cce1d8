using System.Collections.Immutable;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Blocks;

/// <summary>Collects the nodes of one block in execution order.</summary>
public sealed class BlockBuilder(params string[] inputs)
{
    private readonly ImmutableArray<LayerNode>.Builder _nodes = ImmutableArray.CreateBuilder<LayerNode>();

    /// <summary>Appends a layer and returns its name, to be read by later layers.</summary>
    public string Add(string name, Layer layer, params string[] reads)
    {
        _nodes.Add(new LayerNode(name, layer, [.. reads]));
        return name;
    }

    /// <summary>Appends a convolution without bias and its batch norm, and a ReLU where asked.</summary>
    public string ConvBn(string name, Conv2d convolution, string reads, bool relu) =>
        ConvBn(name, convolution, reads, relu ? ("relu", new Relu()) : null);

    /// <summary>Appends a convolution without bias and its batch norm, and an activation, with its part of the name, where given.</summary>
    public string ConvBn(string name, Conv2d convolution, string reads, (string Suffix, Layer Layer)? activation)
    {
        string output = Add(name, convolution, reads);
        output = Add($"{name}_bn", new BatchNorm2d(convolution.OutChannels), output);
        return activation is var (suffix, layer) ? Add($"{name}_{suffix}", layer, output) : output;
    }

    public Block Build(string output) => new([.. inputs], _nodes.ToImmutable(), output);
}
