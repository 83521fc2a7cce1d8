namespace Profiler.Measurement.Energy;

/// <summary>The power without load, from the idle times before and after it.</summary>
internal static class IdleBaseline
{
    private const double UniformShare = 0.9;

    /// <summary>
    /// The mean of both, in mW. What they differ by beyond their own intervals is a drift whose course under the load
    /// nobody saw: half of it either way goes into the interval.
    /// </summary>
    /// <returns>Null where neither was long enough for the sensor.</returns>
    public static EnergyInterval? Of(IReadOnlyList<EnergyCurve> curves, EnergyTrace trace)
    {
        double period = curves.Max(curve => curve.PeriodMs);
        BlockMean? before = Part(curves, trace.TimesMs[0] + period, (trace.IdleUntilMs ?? trace.StampsMs[0]) - period, period);
        BlockMean? after = Part(curves, (trace.IdleFromMs ?? trace.StampsMs[^1]) + EnergyDefaults.SettleMs + period, trace.TimesMs[^1] - period, period);
        if (before is not { } first || after is not { } last)
        {
            return (before ?? after) is { } only ? EnergyInterval.Around(only.Value, only.HalfWidth) : null;
        }

        double noise = (first.HalfWidth * first.HalfWidth) + (last.HalfWidth * last.HalfWidth);
        double difference = first.Value - last.Value;
        double drift = UniformShare * Math.Sqrt(Math.Max(0, (difference * difference) - noise)) / 2;
        return EnergyInterval.Around((first.Value + last.Value) / 2, Math.Sqrt((noise / 4) + (drift * drift)));
    }

    private static BlockMean? Part(IReadOnlyList<EnergyCurve> curves, double from, double to, double period)
    {
        int count = period <= 0 ? 0 : Math.Min(EnergyDefaults.IdleBlocks, (int)((to - from) / period));
        if (count < EnergyDefaults.MinIdleBlocks)
        {
            return null;
        }

        double[] borders = [.. Enumerable.Range(0, count + 1).Select(i => from + ((to - from) * i / count))];
        return new EnergyBlocks(borders, []).InSeconds().Mean(curves);
    }
}
