using Profiler.Measurement.Plans;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Statistics;

/// <summary>
/// Compares items that were measured in the same rounds. A round's visits stand close together in time, so what the
/// reference does not remove of the host's state is shared by a pair and cancels in its ratio.
/// </summary>
public static class PairedComparison
{
    /// <summary>Each item against the first, in the order of <paramref name="itemIds"/>.</summary>
    /// <param name="visits">All visits, of these items and of others.</param>
    /// <param name="reference">The reference that stood beside them; null where none did.</param>
    /// <returns>
    /// One difference an item after the first. Where two items share no good round, it comes from all the rounds they
    /// share and has 0 pairs; where they share none, it is left out.
    /// </returns>
    public static IReadOnlyList<PairedDifference> AgainstFirst(
        IReadOnlyList<string> itemIds,
        IReadOnlyList<Visit> visits,
        CalibratedReference? reference,
        double referenceTolerance)
    {
        double referenceMs = reference?.LatencyMs ?? 1;
        VisitRatio[] ratios = [.. visits.Select(visit => VisitRatio.Of(visit, reference, referenceTolerance))];
        ILookup<string, VisitRatio> all = ratios.ToLookup(ratio => ratio.Visit.ItemId);
        ILookup<string, VisitRatio> good = ratios.Where(ratio => !ratio.IsBad).ToLookup(ratio => ratio.Visit.ItemId);
        return [.. itemIds.Skip(1).Select(id => Pair(itemIds[0], id)).OfType<PairedDifference>()];

        PairedDifference? Pair(string first, string second)
        {
            PairedDifference? Poor() => Compare(first, second, all, referenceMs) is { } any ? any with { Pairs = 0 } : null;
            return Compare(first, second, good, referenceMs) ?? Poor();
        }
    }

    private static PairedDifference? Compare(
        string firstId, string secondId, ILookup<string, VisitRatio> good, double referenceMs)
    {
        (double First, double Second)[] pairs =
        [
            .. good[firstId].Join(
                good[secondId], a => a.Visit.Round, b => b.Visit.Round, (a, b) => (a.Ratio, b.Ratio)),
        ];
        if (pairs.Length == 0)
        {
            return null;
        }

        return new PairedDifference(
            firstId,
            secondId,
            MedianInterval.Of([.. pairs.Select(pair => pair.Second / pair.First)]),
            MedianInterval.Of([.. pairs.Select(pair => pair.Second - pair.First)]).Times(referenceMs),
            pairs.Length);
    }
}
