namespace Profiler.Measurement.Plans;

/// <summary>Items to be measured together, in interleaved rounds.</summary>
/// <param name="Items">With different ids.</param>
/// <param name="Reference">Null where nothing stands beside the runs; latencies are then as timed.</param>
public sealed record MeasurementJob(
    IReadOnlyList<MeasurementItem> Items, CalibratedReference? Reference, MeasurementPlan Plan);
