namespace Profiler.Testing.Latency;

/// <summary>Log-normal noise, independent from run to run.</summary>
/// <param name="relative">Its standard deviation, such as 0.01 for 1 %.</param>
public sealed class Noise(int seed, double relative) : ILatencyEffect
{
    private readonly Random _random = new(seed);

    public double Factor(Moment moment) => Math.Exp(relative * _random.NextGaussian());
}
