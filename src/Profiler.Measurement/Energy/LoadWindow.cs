using System.Collections.Immutable;

namespace Profiler.Measurement.Energy;

/// <summary>Finds the steady part of the load and cuts it into blocks of whole runs.</summary>
internal static class LoadWindow
{
    /// <summary>
    /// The ramp is left out: what falls into the settling time, and block for block whatever still lies far from the
    /// rest, up to a third of the load. One sensor period is left out on either side, for the smear of its readings.
    /// </summary>
    /// <returns>Null where too few blocks would be left for an interval.</returns>
    public static EnergyBlocks? Find(IReadOnlyList<EnergyCurve> curves, ImmutableArray<double> stampsMs, int runsPerStamp)
    {
        double period = curves.Max(curve => curve.PeriodMs);
        double to = stampsMs[^1] - period;
        double from = stampsMs[0] + EnergyDefaults.SettleMs + period;
        double latest = from + ((to - from) / 3);
        while (Cut(stampsMs, runsPerStamp, from, to, period) is { } blocks)
        {
            if (blocks.BordersMs[1] > latest || blocks.Mean(curves).FirstDeviations < EnergyDefaults.RampDeviations)
            {
                return blocks;
            }

            from = blocks.BordersMs[1];
        }

        return null;
    }

    private static EnergyBlocks? Cut(ImmutableArray<double> stampsMs, int runsPerStamp, double from, double to, double period)
    {
        int first = IndexFrom(stampsMs, from);
        int last = IndexFrom(stampsMs, to) - 1;
        if (last <= first)
        {
            return null;
        }

        int most = (int)((stampsMs[last] - stampsMs[first]) / (EnergyDefaults.PeriodsPerBlock * period));
        int count = Math.Min(Math.Min(EnergyDefaults.Blocks, last - first), most);
        if (count < EnergyDefaults.MinBlocks)
        {
            return null;
        }

        int[] borders = [.. Enumerable.Range(0, count + 1).Select(i => first + (int)Math.Round((last - first) * (double)i / count))];
        return new EnergyBlocks(
            [.. borders.Select(border => stampsMs[border])],
            [.. borders.Zip(borders.Skip(1), (a, b) => (double)(b - a) * runsPerStamp)]);
    }

    /// <summary>Of the first stamp at or after a moment.</summary>
    private static int IndexFrom(ImmutableArray<double> stampsMs, double ms)
    {
        int found = stampsMs.BinarySearch(ms);
        return found >= 0 ? found : ~found;
    }
}
