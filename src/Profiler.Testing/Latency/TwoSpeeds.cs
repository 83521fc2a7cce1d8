namespace Profiler.Testing.Latency;

/// <summary>A host that runs at full speed for some seconds and slowly for others; dwell times are exponential.</summary>
/// <param name="slowFactor">Slow over fast latency, such as 1.36.</param>
/// <param name="meanDwellSeconds">How long it keeps a speed, on average.</param>
public sealed class TwoSpeeds(int seed, double slowFactor, double meanDwellSeconds) : ILatencyEffect
{
    private readonly Random _random = new(seed);
    private bool _isSlow;
    private double _until;

    public double Factor(Moment moment)
    {
        while (moment.Seconds >= _until)
        {
            _isSlow = _until == 0 ? _random.Next(2) == 1 : !_isSlow;
            _until += meanDwellSeconds * _random.NextExponential();
        }

        return _isSlow ? slowFactor : 1;
    }
}
