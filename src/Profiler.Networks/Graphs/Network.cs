using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Graphs;

/// <summary>A whole graph as sections in execution order; the last section's output is the network's.</summary>
/// <param name="Architecture">Where the network comes from a search space, what was chosen; else null.</param>
public sealed record Network(
    string Name, int InputChannels, ImmutableArray<Section> Sections, TensorShape DefaultInput, Architecture? Architecture)
{
    /// <summary>The name of the network's input tensor.</summary>
    public const string InputName = "input";

    /// <summary>The name of the network's output tensor.</summary>
    public const string OutputName = "output";
}
