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
}
