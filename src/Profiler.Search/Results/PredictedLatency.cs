namespace Profiler.Search.Results;

/// <summary>A latency as a lookup table answers it, in ms, with its 90 % interval.</summary>
/// <param name="Table">The table's identity.</param>
public sealed record PredictedLatency(double LatencyMs, double LowMs, double HighMs, string Table);
