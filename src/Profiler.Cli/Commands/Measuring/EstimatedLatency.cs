using Profiler.CostModels.Estimates;

namespace Profiler.Cli.Commands.Measuring;

/// <summary>A latency as a cost model answers it, in ms: with its 90 % interval, or where the answer is a measurement with its 95 % interval.</summary>
/// <param name="Source">"table", "predicted", "analytical", "measured".</param>
/// <param name="Coverage">The share that rests on measured entries, 0 to 1.</param>
/// <param name="Snapshot">The table or surrogate that answered; the job, where the answer is a measurement.</param>
public sealed record EstimatedLatency(double LatencyMs, double Low, double High, string Source, double Coverage, string Snapshot)
{
    public static EstimatedLatency? Of(CostEstimate? estimate) => estimate is null
        ? null
        : new EstimatedLatency(
            estimate.LatencyMs,
            estimate.LowMs,
            estimate.HighMs,
            estimate.Source.ToString().ToLowerInvariant(),
            estimate.Coverage,
            estimate.SnapshotId);
}
