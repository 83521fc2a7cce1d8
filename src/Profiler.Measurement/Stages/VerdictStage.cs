using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Stages;

/// <summary>What an item's visits amount to; the same whether they were just taken or read from a store.</summary>
public static class VerdictStage
{
    /// <param name="visits">The item's visits, at least one.</param>
    /// <param name="referenceMs">The reference's own latency; 1 where the visits have no reference.</param>
    public static MeasurementResult Judge(
        string itemId, IReadOnlyList<Visit> visits, double referenceMs, MeasurementPlan plan)
    {
        VisitRatio[] ratios = [.. visits.Select(visit => VisitRatio.Of(visit, plan.ReferenceTolerance))];
        Interval interval = MedianInterval.Of([.. ratios.Select(ratio => ratio.Ratio)]);
        Interval ms = interval.Times(referenceMs);
        var statistics = new LatencyStatistics(
            ms.Value, ms.Low, ms.High, ms.High, ms.Value, interval.Value, referenceMs, 0, ratios.Length, 0);
        return new MeasurementResult(itemId, statistics, Grade.D, Findings.None);
    }
}
