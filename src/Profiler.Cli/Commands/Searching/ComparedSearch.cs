using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>One of two searches that are compared.</summary>
/// <param name="SearchedFor">"MACs" or "latency".</param>
/// <param name="Folder">Where its page, its checkpoint and its network are.</param>
/// <param name="Score">Trained from scratch where it was, else with inherited weights; 0 to 1.</param>
public sealed record ComparedSearch(
    string SearchedFor,
    string Folder,
    FoundArchitecture Architecture,
    double Score,
    ExpectedCost ExpectedCost,
    MeasuredCost? Measured);
