namespace Profiler.Testing.Latency;

/// <summary>A workload that falls into one of two modes at each visit, whatever its host does.</summary>
/// <param name="share">Of visits in the slow mode, from 0 to 1.</param>
/// <param name="factor">Slow over fast latency.</param>
public sealed class TwoModes(int seed, double share, double factor) : ILatencyEffect
{
    private readonly Random _random = new(seed);
    private int _visit = -1;
    private bool _isSlow;

    public double Factor(Moment moment)
    {
        if (moment.Visit != _visit)
        {
            _visit = moment.Visit;
            _isSlow = _random.NextDouble() < share;
        }

        return _isSlow ? factor : 1;
    }
}
