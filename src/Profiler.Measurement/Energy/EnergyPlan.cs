namespace Profiler.Measurement.Energy;

/// <summary>What is asked of an energy pass; <see cref="EnergyDefaults"/> gives every default and its reason.</summary>
public sealed record EnergyPlan
{
    private const double MsPerSecond = 1000;

    /// <summary>The interval shrinks with the root of the time and is itself uncertain.</summary>
    private const double Reserve = 1.2;

    public double IdleSeconds { get; init; } = EnergyDefaults.IdleSeconds;

    public double LeastSeconds { get; init; } = EnergyDefaults.LeastSeconds;

    public double MostSeconds { get; init; } = EnergyDefaults.MostSeconds;

    public double TargetRelativeHalfWidth { get; init; } = EnergyDefaults.TargetRelativeHalfWidth;

    public double SamplingMs { get; init; } = EnergyDefaults.SamplingMs;

    /// <summary>
    /// How long the whole load is to last, in ms, judged once when its least time is over: long enough for all blocks to
    /// hold whole periods of the slowest sensor, and for the wanted interval. It is not asked again: a pass that ends
    /// when its interval looks narrow enough would end by luck, and its interval cover too little.
    /// </summary>
    /// <param name="soFar">Idle and the load until now.</param>
    public double LoadMs(EnergyTrace soFar)
    {
        Dictionary<string, EnergyCurve> curves = EnergyCurve.ByRail(soFar);
        EnergyCurve[] whole = [.. soFar.WholeBoard().Select(rail => curves[rail.Name])];
        double least = LeastSeconds * MsPerSecond;
        double most = MostSeconds * MsPerSecond;
        if (whole.Length == 0)
        {
            return least;
        }

        double period = whole.Max(curve => curve.PeriodMs);
        double edges = EnergyDefaults.SettleMs + (2 * period);
        double forPeriods = edges + (((EnergyDefaults.Blocks * EnergyDefaults.PeriodsPerBlock) + 1) * period);
        double forInterval = 0;
        if (LoadWindow.Find(whole, soFar.StampsMs, soFar.RunsPerStamp) is { } window)
        {
            BlockMean mean = window.Mean(whole);
            double excess = mean.HalfWidth / (mean.Value * TargetRelativeHalfWidth);
            forInterval = edges + ((window.BordersMs[^1] - window.BordersMs[0]) * excess * excess * Reserve);
        }

        return Math.Clamp(Math.Max(forPeriods, forInterval), least, most);
    }

    /// <summary>How long the idle time after the load is to last, in ms: enough for its blocks at the slowest sensor's period.</summary>
    public double IdleAfterMs(EnergyTrace soFar)
    {
        Dictionary<string, double> periods = UpdatePeriod.ByRail(soFar);
        double period = soFar.WholeBoard().Select(rail => periods[rail.Name]).DefaultIfEmpty().Max();
        return Math.Max(IdleSeconds * MsPerSecond, EnergyDefaults.SettleMs + ((EnergyDefaults.IdleBlocks + 2) * period));
    }
}
