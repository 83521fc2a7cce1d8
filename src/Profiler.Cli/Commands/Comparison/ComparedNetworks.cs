using System.Collections.Immutable;
using Profiler.Cli.Commands.Measuring;

namespace Profiler.Cli.Commands.Comparison;

/// <summary>Networks measured side by side.</summary>
/// <param name="Networks">In the order they were named.</param>
/// <param name="Differences">Each network against the first, from visits of the same rounds.</param>
public sealed record ComparedNetworks(
    string Target, int Threads, ImmutableArray<ComparedNetwork> Networks, ImmutableArray<ComparedDifference> Differences, double DeviceSeconds);
