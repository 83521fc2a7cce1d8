namespace Profiler.Testing.Latency;

/// <summary>A neighbour that now and then takes the processor for a while; gaps and lengths are exponential.</summary>
/// <param name="meanGapSeconds">From the end of a burst to the next, on average.</param>
/// <param name="meanLengthSeconds">How long a burst lasts, on average.</param>
/// <param name="factor">How much slower runs are within one.</param>
public sealed class Bursts(int seed, double meanGapSeconds, double meanLengthSeconds, double factor) : ILatencyEffect
{
    private readonly Random _random = new(seed);
    private double _begin;
    private double _end;

    public double Factor(Moment moment)
    {
        while (moment.Seconds >= _end)
        {
            _begin = _end + meanGapSeconds * _random.NextExponential();
            _end = _begin + meanLengthSeconds * _random.NextExponential();
        }

        return moment.Seconds >= _begin ? factor : 1;
    }
}
