using System.Collections.Immutable;

namespace Profiler.Measurement.Energy;

/// <summary>Finds the steady part of the load and cuts it into blocks of whole runs.</summary>
internal static class LoadWindow
{
    private const double FewPeriods = 20;

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

        double periodsPerStamp = (stampsMs[last] - stampsMs[first]) / (last - first) / period;
        int least = Math.Max((int)Math.Ceiling(EnergyDefaults.PeriodsPerBlock / periodsPerStamp), (last - first + EnergyDefaults.Blocks - 1) / EnergyDefaults.Blocks);
        int most = (last - first) / EnergyDefaults.MinBlocks;
        if (least > most)
        {
            return null;
        }

        int each = StampsPerBlock(least, most, periodsPerStamp);
        int count = (last - first) / each;
        return new EnergyBlocks(
            [.. Enumerable.Range(0, count + 1).Select(i => stampsMs[last - ((count - i) * each)])],
            [.. Enumerable.Repeat((double)each * runsPerStamp, count)]);
    }

    /// <summary>
    /// Blocks of few sensor periods are made about a whole number of them long. A border inside a period gives one block
    /// what the other lacks; where all borders lie alike in their periods, what a block loses at its end it has
    /// gained at its beginning.
    /// </summary>
    /// <param name="least">Stamps a block at least; twice as many at most, for the sake of the number of blocks.</param>
    /// <param name="periodsPerStamp">How many periods pass between two stamps.</param>
    private static int StampsPerBlock(int least, int most, double periodsPerStamp) => least * periodsPerStamp > FewPeriods
        ? least
        : Enumerable.Range(least, Math.Min(2 * least, most) - least + 1).MinBy(each => Misfit(each * periodsPerStamp));

    /// <summary>How far a number is from a whole one, in steps of a fiftieth: finer differences are not worth longer blocks.</summary>
    private static double Misfit(double periods) => Math.Floor(50 * Math.Abs(periods - Math.Round(periods)));

    /// <summary>Of the first stamp at or after a moment.</summary>
    private static int IndexFrom(ImmutableArray<double> stampsMs, double ms)
    {
        int found = stampsMs.BinarySearch(ms);
        return found >= 0 ? found : ~found;
    }
}
