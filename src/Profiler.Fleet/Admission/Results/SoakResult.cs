using System.Collections.Immutable;

namespace Profiler.Fleet.Admission.Results;

/// <summary>The reference network run without a pause.</summary>
/// <param name="EarlyMs">Median of the first fifth of the points.</param>
/// <param name="LateMs">Median of the last fifth.</param>
/// <param name="Change">Late over early, minus 1.</param>
/// <param name="EarlyMhz">The clock by the same rule; null where it cannot be read.</param>
/// <param name="IsThrottled">Whether the clock fell and the latency rose.</param>
/// <param name="HighestCelsius">Null where no temperature can be read.</param>
public sealed record SoakResult(
    SoakVerdict Verdict,
    double EarlyMs,
    double LateMs,
    double Change,
    double? EarlyMhz,
    double? LateMhz,
    bool IsThrottled,
    double? HighestCelsius,
    ImmutableArray<SoakPoint> Points);
