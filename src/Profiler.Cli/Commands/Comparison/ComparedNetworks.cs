using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Comparison;

/// <summary>Networks measured side by side.</summary>
/// <param name="Networks">In the order they were named.</param>
/// <param name="Differences">Each network against each before it, from visits of the same rounds.</param>
/// <param name="Answers">For each size of a published space, whether the latency-searched network beats the MAC-searched one here.</param>
public sealed record ComparedNetworks(
    string Target,
    int Threads,
    ImmutableArray<ComparedNetwork> Networks,
    ImmutableArray<ComparedDifference> Differences,
    ImmutableArray<SearchAnswer> Answers,
    double DeviceSeconds);
