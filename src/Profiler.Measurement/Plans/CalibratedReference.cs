using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Plans;

/// <summary>The workload that stands beside every visit, and its own latency on the target.</summary>
/// <param name="LatencyMs">Scales ratios back to ms; above 0.</param>
public sealed record CalibratedReference(Workload Workload, double LatencyMs)
{
    public double LatencyMs { get; } = LatencyMs is > 0 and < double.PositiveInfinity
        ? LatencyMs
        : throw new ArgumentOutOfRangeException(nameof(LatencyMs), LatencyMs, "A reference takes time.");
}
