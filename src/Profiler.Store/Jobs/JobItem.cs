using Profiler.Measurement.Plans;

namespace Profiler.Store.Jobs;

/// <summary>One thing that a job measures, and how far it is.</summary>
/// <param name="Failure">Set where the state is <see cref="ItemState.Failed"/>.</param>
public sealed record JobItem(MeasurementItem Item, ItemState State, ItemFailure? Failure);
