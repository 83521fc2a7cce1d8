namespace Profiler.Api.Costs;

/// <summary>A number with where it comes from.</summary>
/// <param name="Low">Lower end of the 90 % interval; of a measurement, of its 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Source">"measured", "table", "predicted" or "analytical".</param>
/// <param name="Coverage">The share that rests on measured entries, 0 to 1; 1 for what is counted.</param>
/// <param name="Snapshot">What answered: the table's id, the job that measured, or the beginning of the space's fingerprint.</param>
/// <param name="MeetsMaxLatency">The probability that the latency is at most maxLatencyMs, where that was given.</param>
public sealed record CostFigure(
    double Value, double Low, double High, string Source, double Coverage, string Snapshot, double? MeetsMaxLatency = null);
