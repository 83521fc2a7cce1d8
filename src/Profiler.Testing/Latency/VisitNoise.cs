namespace Profiler.Testing.Latency;

/// <summary>Log-normal noise that the runs of a visit share: where its memory happened to lie, what else was in the cache.</summary>
/// <param name="relative">Its standard deviation, such as 0.01 for 1 %.</param>
public sealed class VisitNoise(int seed, double relative) : ILatencyEffect
{
    private readonly Random _random = new(seed);
    private int _visit = -1;
    private double _factor = 1;

    public double Factor(Moment moment)
    {
        if (moment.Visit != _visit)
        {
            _visit = moment.Visit;
            _factor = Math.Exp(relative * _random.NextGaussian());
        }

        return _factor;
    }
}
