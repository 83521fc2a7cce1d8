using MathNet.Numerics;

namespace Profiler.CostModels.Estimates;

/// <summary>What a relative error says of a latency.</summary>
/// <param name="RelativeError90">The 90 % quantile of |predicted/timed - 1|, at least 0.</param>
/// <param name="IsFactor">
/// Whether the latency may be as many times less as it may be more, as it is where only the order of magnitude is known;
/// otherwise it may be as many milliseconds less as more.
/// </param>
public readonly record struct EstimateInterval(double RelativeError90, bool IsFactor = false)
{
    /// <summary>A normal error is within this many standard deviations nine times in ten.</summary>
    private const double Deviations90 = 1.6448536269514722;

    public double Low(double latencyMs) =>
        IsFactor ? latencyMs / (1 + RelativeError90) : Math.Max(0, latencyMs * (1 - RelativeError90));

    public double High(double latencyMs) => latencyMs * (1 + RelativeError90);

    /// <summary>
    /// The probability that the latency is at most a limit, where the error is normal, of the latency or of its logarithm,
    /// centred on 0, and inside the interval nine times in ten. Without an error it is 0 or 1.
    /// </summary>
    /// <param name="limitMs">Above 0.</param>
    public double ProbabilityWithin(double latencyMs, double limitMs)
    {
        (double excess, double halfWidth) = IsFactor
            ? (Math.Log(latencyMs / limitMs), Math.Log(1 + RelativeError90))
            : (latencyMs - limitMs, latencyMs * RelativeError90);
        double deviation = halfWidth / Deviations90;
        return deviation > 0
            ? 0.5 * SpecialFunctions.Erfc(excess / (deviation * Math.Sqrt(2)))
            : latencyMs <= limitMs ? 1 : 0;
    }
}
