using System.Collections.Immutable;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Statistics;

/// <summary>The reference network's own latency on a target, by which every ratio is scaled back to ms.</summary>
/// <remarks>
/// It is the level of the host's fast state: the median of the visits within 10 % of their 10th percentile. Which share
/// of a session a shared host spends in its slow state is chance, so the median of a session, or its lower quartile,
/// lands now on one speed, now on the other. Simulated for speeds 36 % apart kept for 3 s on average and 24 visits
/// over 20 s, two sessions differ as follows (half of the pairs by less than the first number, nine of ten by less
/// than the second): median 14 and 29 %, lower quartile 0.8 and 29 %, 10th percentile 0.6 and 1.8 %, minimum 0.7 and
/// 1.8 %, this 0.5 and 1.2 %. A session shorter than a few dwell times may never meet the fast state, and no statistic
/// helps then: spread the visits over 20 s at least.
/// </remarks>
public static class ReferenceCalibration
{
    private const double FastProbability = 0.1;
    private const double FastWidth = 0.1;

    /// <param name="visits">
    /// At least one: visits to the reference itself, or visits to anything beside which it ran; not a mixture, as the
    /// reference's caches are colder beside something else.
    /// </param>
    public static CalibratedReference Of(Workload reference, IReadOnlyList<Visit> visits)
    {
        double[] levels = [.. visits.Select(LevelMs)];
        double fast = Quantiles.Of(levels, FastProbability);
        return new CalibratedReference(
            reference, Quantiles.Median(levels.Where(level => level <= (1 + FastWidth) * fast)));
    }

    private static double LevelMs(Visit visit)
    {
        ImmutableArray<double> beside = [.. visit.ReferenceBeforeMs, .. visit.ReferenceAfterMs];
        return Quantiles.Median(beside.IsEmpty ? visit.SamplesMs : beside);
    }
}
