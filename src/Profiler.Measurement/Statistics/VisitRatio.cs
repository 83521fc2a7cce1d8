using Profiler.Measurement.Plans;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Measurement.Statistics;

/// <summary>
/// What counts of one visit: its level relative to the reference beside it. Runs within a visit are correlated,
/// visits nearly independent, so a visit is one observation.
/// </summary>
/// <param name="Ratio">Median of the samples over <paramref name="ReferenceMs"/>.</param>
/// <param name="ReferenceMs">Median of the reference runs before and after; 1 where the visit has none, so that ratios are ms.</param>
/// <param name="IsBad">Whether the reference before and after differ by more than the tolerance, a clock was held down, or one that was set to hold had fallen.</param>
public sealed record VisitRatio(Visit Visit, double Ratio, double ReferenceMs, bool IsBad)
{
    /// <param name="reference">The reference that was asked for; null where none was.</param>
    /// <param name="referenceTolerance">The largest good difference of the reference's two medians, relative to the smaller.</param>
    /// <exception cref="ProfilerException">
    /// The visit holds no samples, a time that cannot be, or reference runs that do not fit to what was asked for.
    /// </exception>
    public static VisitRatio Of(Visit visit, CalibratedReference? reference, double referenceTolerance)
    {
        double[] beside = [.. visit.ReferenceBeforeMs, .. visit.ReferenceAfterMs];
        if (visit.SamplesMs.IsEmpty || visit.SamplesMs.Concat(beside).Any(ms => !double.IsFinite(ms) || ms < 0))
        {
            throw Unusable(visit, "holds no samples or times that cannot be");
        }

        double level = Quantiles.Median(visit.SamplesMs);
        if (reference is null)
        {
            return beside.Length == 0
                ? new VisitRatio(visit, level, ReferenceMs: 1, IsHeldDown(visit))
                : throw Unusable(visit, "holds reference runs that were not asked for");
        }

        double referenceMs = beside.Length > 0 ? Quantiles.Median(beside) : 0;
        return referenceMs > 0
            ? new VisitRatio(visit, level / referenceMs, referenceMs, IsHeldDown(visit) || Changed(visit, referenceTolerance))
            : throw Unusable(visit, "holds no reference runs, or they took no time");
    }

    /// <summary>Every measured run relative to the reference beside its visit.</summary>
    public IEnumerable<double> RunRatios => Visit.SamplesMs.Select(ms => ms / ReferenceMs);

    private static bool IsHeldDown(Visit visit) => visit.Conditions.Throttles > 0 || visit.Conditions.ClockFell;

    private static bool Changed(Visit visit, double tolerance)
    {
        if (visit.ReferenceBeforeMs.IsEmpty || visit.ReferenceAfterMs.IsEmpty)
        {
            return false;
        }

        double before = Quantiles.Median(visit.ReferenceBeforeMs);
        double after = Quantiles.Median(visit.ReferenceAfterMs);
        return Math.Max(before, after) > (1 + tolerance) * Math.Min(before, after);
    }

    private static ProfilerException Unusable(Visit visit, string why) => new(
        ErrorCode.DeviceFailed,
        $"The visit to '{visit.ItemId}' in round {visit.Round} {why}.",
        "Check the agent's version and its reference network, and measure again.");
}
