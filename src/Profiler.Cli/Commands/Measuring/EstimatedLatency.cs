using Profiler.CostModels.Estimates;

namespace Profiler.Cli.Commands.Measuring;

/// <summary>A latency that was not measured but estimated, in ms, with its 90 % interval.</summary>
/// <param name="Source">"table", "predicted", "analytical".</param>
/// <param name="Coverage">The share that rests on measured entries, 0 to 1.</param>
/// <param name="Table">The snapshot that answered.</param>
public sealed record EstimatedLatency(double LatencyMs, double Low, double High, string Source, double Coverage, string Table)
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
