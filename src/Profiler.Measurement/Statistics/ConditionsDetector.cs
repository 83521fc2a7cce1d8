using Profiler.Measurement.Plans;

namespace Profiler.Measurement.Statistics;

/// <summary>What the conditions beside the runs say: a slow host, a moving clock.</summary>
internal static class ConditionsDetector
{
    /// <param name="visits">Good visits.</param>
    /// <param name="referenceMs">The reference's own latency when the device was calibrated.</param>
    public static Findings Detect(IReadOnlyList<VisitRatio> visits, double referenceMs)
    {
        Findings found = Findings.None;
        if (Quantiles.Median(visits.Select(visit => visit.ReferenceMs))
            > (1 + MeasurementDefaults.SlowHostTolerance) * referenceMs)
        {
            found |= Findings.SlowHost;
        }

        double[] clocks = [.. visits.Select(visit => visit.Visit.Conditions.FrequencyMhz).OfType<double>()];
        if (clocks.Length > 0
            && Quantiles.Of(clocks, 0.1) < (1 - MeasurementDefaults.ClockTolerance) * Quantiles.Of(clocks, 0.9))
        {
            found |= Findings.Throttled;
        }

        return found;
    }
}
