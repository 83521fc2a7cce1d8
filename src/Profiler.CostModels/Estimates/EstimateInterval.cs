using MathNet.Numerics;

namespace Profiler.CostModels.Estimates;

/// <summary>What a relative error says of a latency.</summary>
public static class EstimateInterval
{
    /// <summary>A normal error is within this many standard deviations nine times in ten.</summary>
    private const double Deviations90 = 1.6448536269514722;

    /// <param name="relativeError90">The 90 % quantile of |predicted/timed - 1|, at least 0.</param>
    public static double Low(double latencyMs, double relativeError90) => Math.Max(0, latencyMs * (1 - relativeError90));

    /// <inheritdoc cref="Low"/>
    public static double High(double latencyMs, double relativeError90) => latencyMs * (1 + relativeError90);

    /// <summary>
    /// The probability that the latency is at most a limit, where the relative error is normal, centred on 0, and
    /// within <paramref name="relativeError90"/> nine times in ten. Without an error it is 0 or 1.
    /// </summary>
    public static double ProbabilityWithin(double latencyMs, double relativeError90, double limitMs)
    {
        double deviationMs = latencyMs * relativeError90 / Deviations90;
        return deviationMs > 0
            ? 0.5 * SpecialFunctions.Erfc((latencyMs - limitMs) / (deviationMs * Math.Sqrt(2)))
            : latencyMs <= limitMs ? 1 : 0;
    }
}
