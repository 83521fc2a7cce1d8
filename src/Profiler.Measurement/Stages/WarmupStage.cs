using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Stages;

/// <summary>
/// Which of an item's first visits do not count, because its level had yet to fall: caches, page tables and the
/// processor's clock come up during them.
/// </summary>
internal static class WarmupStage
{
    private const int MostVisits = 3;
    private const int MinLaterVisits = 4;

    /// <summary>MAD to standard deviation for normal noise.</summary>
    private const double MadScale = 1.4826;

    private const double Deviations = 5;

    /// <summary>
    /// Leading visits that do not count. A visit is cold where it lies more than five deviations, and more than
    /// <see cref="MeasurementDefaults.ColdMargin"/>, above the median of all later visits; fewer than four later ones
    /// tell nothing yet. That it be above its successor is not asked: of two equally cold visits the first would stay.
    /// </summary>
    /// <param name="good">The item's good visits in the order they were made.</param>
    public static int ColdVisits(IReadOnlyList<VisitRatio> good)
    {
        int cold = 0;
        while (cold < MostVisits && good.Count - cold - 1 >= MinLaterVisits && IsCold(good, cold))
        {
            cold++;
        }

        return cold;
    }

    private static bool IsCold(IReadOnlyList<VisitRatio> good, int index)
    {
        double[] later = [.. good.Skip(index + 1).Select(visit => visit.Ratio)];
        double level = Quantiles.Median(later);
        double deviation = MadScale * Quantiles.Median(later.Select(ratio => Math.Abs(ratio - level)));
        double margin = Math.Max(Deviations * deviation, MeasurementDefaults.ColdMargin * level);
        return good[index].Ratio > level + margin;
    }
}
