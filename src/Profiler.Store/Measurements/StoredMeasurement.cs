using Profiler.Measurement.Energy;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;

namespace Profiler.Store.Measurements;

/// <summary>A measurement as it is kept; its raw visits are found by its job and item.</summary>
public sealed record StoredMeasurement(
    string JobId,
    string ModelSha256,
    Target Target,
    MeasurementResult Result,
    MeasurementPlan Plan,
    MeasurementProvenance Provenance,
    DateTimeOffset MeasuredAt)
{
    /// <summary>As the energy pass of the same item found it; null where it had none.</summary>
    public EnergyInterval? MjPerInference { get; init; }
}
