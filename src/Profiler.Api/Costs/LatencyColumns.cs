using System.Collections.Immutable;

namespace Profiler.Api.Costs;

/// <summary>Latencies in ms in columns, one value an architecture in the order of the request.</summary>
/// <param name="Snapshot">The table's id.</param>
/// <param name="MeetsMaxLatency">The probability that the latency is at most maxLatencyMs, where that was given.</param>
public sealed record LatencyColumns(
    ImmutableArray<double> Value,
    ImmutableArray<double> Low,
    ImmutableArray<double> High,
    ImmutableArray<string> Source,
    ImmutableArray<double> Coverage,
    string Snapshot,
    ImmutableArray<double>? MeetsMaxLatency = null);
