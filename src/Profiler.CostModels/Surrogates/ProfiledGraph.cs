using System.Collections.Immutable;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Surrogates;

/// <summary>A network whose kernels were profiled in context, and which was timed as a whole as well.</summary>
/// <param name="Family">The kind of network, such as residual; families are left out of training to see what is new.</param>
/// <param name="KernelMs">For each kernel of the graph its time in ms, at the reference network's calibrated speed.</param>
/// <param name="TimedMs">The latency from runs without the profile, at the same speed; null where it was not timed well enough.</param>
public sealed record ProfiledGraph(
    string Name, string Family, RuntimeGraph Graph, ImmutableArray<double> KernelMs, double? TimedMs);
