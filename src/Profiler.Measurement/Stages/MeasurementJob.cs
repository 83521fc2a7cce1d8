using Profiler.Measurement.Plans;

namespace Profiler.Measurement.Stages;

/// <summary>Items to be measured together, in interleaved rounds.</summary>
/// <param name="Items">At least one, with different ids.</param>
/// <param name="Reference">Null where nothing stands beside the runs; latencies are then as timed.</param>
public sealed record MeasurementJob(
    IReadOnlyList<MeasurementItem> Items, CalibratedReference? Reference, MeasurementPlan Plan)
{
    /// <summary>What ratios are multiplied by: the reference's latency in ms, 1 without one, since ratios then are ms.</summary>
    public double ReferenceMs => Reference?.LatencyMs ?? 1;
}
