using System.Collections.Immutable;

namespace Profiler.Measurement.Statistics;

/// <summary>Turns visits into <see cref="LatencyStatistics"/>.</summary>
internal static class LatencySummary
{
    private const double TailProbability = 0.9;

    /// <param name="visits">The visits that count, at least one.</param>
    /// <param name="referenceMs">What ratios are multiplied by; 1 without a reference, since ratios then are ms.</param>
    /// <param name="goodVisits">How many of them are good; 0 where only bad ones could be had.</param>
    public static LatencyStatistics Of(
        IReadOnlyList<VisitRatio> visits, double referenceMs, int goodVisits, int badVisits)
    {
        Interval ratio = MedianInterval.Of([.. visits.Select(visit => visit.Ratio)]);
        ImmutableArray<double> runs = [.. visits.SelectMany(visit => visit.RunRatios)];
        return new LatencyStatistics(
            Median: ratio.Value * referenceMs,
            Low: Math.Max(0, ratio.Low) * referenceMs,
            High: ratio.High * referenceMs,
            P90: Quantiles.Of(runs, TailProbability) * referenceMs,
            RawMedian: Quantiles.Median(visits.SelectMany(visit => visit.Visit.SamplesMs)),
            Ratio: ratio.Value,
            ReferenceMs: referenceMs,
            Samples: runs.Length,
            Visits: goodVisits,
            BadVisits: badVisits);
    }
}
