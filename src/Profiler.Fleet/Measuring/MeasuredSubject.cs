using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Fleet.Measuring;

/// <summary>A network with what was measured of it.</summary>
/// <param name="Estimate">What a lookup table of the same target said; null where there is none.</param>
/// <param name="MjPerInference">As the newest energy pass on the same target found it; null where there was none.</param>
public sealed record MeasuredSubject(
    Subject Subject, Target Target, MeasurementResult Result, CostEstimate? Estimate, EnergyInterval? MjPerInference)
{
    /// <summary>What is to be known of the device's settings meanwhile; null where there is nothing.</summary>
    public ImmutableArray<string>? Notes { get; init; }

    /// <summary>What it took of the process's memory: of its visits, the one with the median peak. Null where it could not be counted.</summary>
    public MemoryUse? Memory { get; init; }
}
