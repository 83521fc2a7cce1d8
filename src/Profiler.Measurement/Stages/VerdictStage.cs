using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Stages;

/// <summary>What an item's visits amount to; the same whether they were just taken or read from a store.</summary>
public static class VerdictStage
{
    /// <param name="visits">The item's visits in any order, at least one.</param>
    /// <param name="reference">The reference that stood beside them; null where none did.</param>
    /// <returns>
    /// Statistics over the visits that count. Where every visit was bad they are over the bad ones: with 0 visits and
    /// grade D, so that the number is there but nobody takes it for a good one.
    /// </returns>
    /// <exception cref="Networks.Errors.ProfilerException">A visit holds no samples or impossible times.</exception>
    public static MeasurementResult Judge(
        string itemId, IReadOnlyList<Visit> visits, CalibratedReference? reference, MeasurementPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfZero(visits.Count);
        CountedVisits sorted = CountedVisits.Of(visits, reference, plan);
        IReadOnlyList<VisitRatio> counted = sorted.Good.Count > 0 ? sorted.Good : sorted.Bad;
        LatencyStatistics statistics = LatencySummary.Of(
            counted, reference?.LatencyMs ?? 1, sorted.Good.Count, sorted.Bad.Count);
        Findings findings = Find(counted, statistics, reference, plan);
        return new MeasurementResult(
            itemId, statistics, Grading.Of(statistics, findings, plan.TargetRelativeHalfWidth), findings);
    }

    private static Findings Find(
        IReadOnlyList<VisitRatio> visits,
        LatencyStatistics statistics,
        CalibratedReference? reference,
        MeasurementPlan plan)
    {
        double[] runs = [.. visits.SelectMany(visit => visit.RunRatios)];
        Findings found = ConditionsDetector.Detect(visits, reference?.LatencyMs);
        found |= visits.Any(visit => visit.Visit.Conditions.IsUnmet) ? Findings.ConditionsUnmet : Findings.None;
        found |= OutlierDetector.Detects(runs) ? Findings.Outliers : Findings.None;
        found |= ModalityDetector.Detects(runs) ? Findings.Multimodal : Findings.None;
        found |= DriftDetector.Detects([.. visits.Select(visit => visit.Ratio)]) ? Findings.Drift : Findings.None;
        found |= statistics.BadVisits > 0 ? Findings.BadVisits : Findings.None;
        return statistics.RelativeHalfWidth <= plan.TargetRelativeHalfWidth ? found : found | Findings.WideInterval;
    }
}
