using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Measurement.Statistics;

/// <summary>
/// What counts of one visit: its level relative to the reference beside it. Runs within a visit are correlated,
/// visits nearly independent, so a visit is one observation.
/// </summary>
/// <param name="Ratio">Median of the samples over <paramref name="ReferenceMs"/>.</param>
/// <param name="ReferenceMs">Median of the reference runs before and after; 1 where the visit has none, so that ratios are ms.</param>
/// <param name="IsBad">Whether the reference before and after differ by more than the tolerance.</param>
public sealed record VisitRatio(Visit Visit, double Ratio, double ReferenceMs, bool IsBad)
{
    /// <param name="referenceTolerance">The largest good difference of the reference's two medians, relative to the smaller.</param>
    /// <exception cref="ProfilerException">The visit holds no samples, or a time that is not a number or below 0.</exception>
    public static VisitRatio Of(Visit visit, double referenceTolerance)
    {
        IEnumerable<double> reference = visit.ReferenceBeforeMs.Concat(visit.ReferenceAfterMs);
        if (visit.SamplesMs.IsEmpty || visit.SamplesMs.Concat(reference).Any(ms => !double.IsFinite(ms) || ms < 0))
        {
            throw new ProfilerException(
                ErrorCode.DeviceFailed,
                $"The visit to '{visit.ItemId}' in round {visit.Round} holds no samples or times that cannot be.",
                "Check the agent's clock and version, and measure again.");
        }

        double level = Quantiles.Median(visit.SamplesMs);
        if (!reference.Any())
        {
            return new VisitRatio(visit, level, ReferenceMs: 1, IsBad: false);
        }

        double referenceMs = Quantiles.Median(reference);
        if (referenceMs <= 0)
        {
            throw new ProfilerException(
                ErrorCode.DeviceFailed,
                $"The reference took no time beside '{visit.ItemId}' in round {visit.Round}.",
                "Take a reference network that the device's clock can resolve.");
        }

        return new VisitRatio(visit, level / referenceMs, referenceMs, Changed(visit, referenceTolerance));
    }

    /// <summary>Every measured run relative to the reference beside its visit.</summary>
    public IEnumerable<double> RunRatios => Visit.SamplesMs.Select(ms => ms / ReferenceMs);

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
}
