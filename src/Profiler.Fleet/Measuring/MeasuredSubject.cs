using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Measuring;

/// <summary>A network with what was measured of it.</summary>
/// <param name="Estimate">What a lookup table of the same target said; null where there is none.</param>
public sealed record MeasuredSubject(Subject Subject, Target Target, MeasurementResult Result, CostEstimate? Estimate)
{
    /// <summary>What is to be known of the device's settings meanwhile; null where there is nothing.</summary>
    public ImmutableArray<string>? Notes { get; init; }
}
