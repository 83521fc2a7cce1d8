using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Statistics;

/// <summary>The reference network's own latency on a target, by which every ratio is scaled back to ms.</summary>
public static class ReferenceCalibration
{
    /// <param name="visits">Visits to the reference workload itself, without a reference beside it.</param>
    /// <returns>Latency in ms.</returns>
    public static double LatencyMs(IReadOnlyList<Visit> visits) =>
        Quantiles.Of(visits.Select(visit => Quantiles.Median(visit.SamplesMs)), 0.25);
}
