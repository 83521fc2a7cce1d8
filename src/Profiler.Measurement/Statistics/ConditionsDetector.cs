using Profiler.Measurement.Plans;

namespace Profiler.Measurement.Statistics;

/// <summary>What the conditions beside the runs say: a slow host, a moving clock, other programs.</summary>
internal static class ConditionsDetector
{
    /// <param name="visits">Good visits, or bad ones where there are no good ones.</param>
    /// <param name="referenceMs">The reference's own latency when the device was calibrated; null where none stood beside them.</param>
    public static Findings Detect(IReadOnlyList<VisitRatio> visits, double? referenceMs)
    {
        Findings found = Findings.None;
        if (referenceMs is { } calibrated && Quantiles.Median(visits.Select(visit => visit.ReferenceMs))
            > (1 + MeasurementDefaults.SlowHostTolerance) * calibrated)
        {
            found |= Findings.SlowHost;
        }

        double[] clocks = [.. visits.Select(visit => visit.Visit.Conditions.FrequencyMhz).OfType<double>()];
        bool isClockMoving = referenceMs is not null && clocks.Length > 0
            && Quantiles.Of(clocks, 0.1) < (1 - MeasurementDefaults.ClockTolerance) * Quantiles.Of(clocks, 0.9);
        if (isClockMoving || visits.Any(visit => visit.Visit.Conditions.Throttles > 0))
        {
            found |= Findings.Throttled;
        }

        return visits.Any(visit => visit.Visit.Conditions.OtherGpuProcesses > 0) ? found | Findings.SharedGpu : found;
    }
}
