using System.Collections.Immutable;

namespace Profiler.Networks.Blocks;

/// <summary>
/// A small graph of layers in execution order. <see cref="Output"/> names the node whose feature map leaves the
/// block; where it names an input the block is the identity and has no nodes on that path.
/// </summary>
public sealed record Block(ImmutableArray<string> Inputs, ImmutableArray<LayerNode> Nodes, string Output)
{
    /// <summary>The name of the only, or the first, input.</summary>
    public const string Input = "input";

    /// <summary>The same block with all its nodes' names begun by a text; inputs keep theirs.</summary>
    public Block WithPrefix(string prefix)
    {
        string Rename(string name) => Inputs.Contains(name) ? name : prefix + name;
        return new Block(
            Inputs,
            [.. Nodes.Select(node => new LayerNode(Rename(node.Name), node.Layer, [.. node.Inputs.Select(Rename)]))],
            Rename(Output));
    }
}
