namespace Profiler.Coordinator.Limits;

/// <summary>Permits a number of requests a second, and some more at once.</summary>
internal sealed class TokenBucket
{
    private readonly double _perSecond;
    private readonly double _burst;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private double _tokens;
    private long _filledAt;

    public TokenBucket(double perSecond, double burst, TimeProvider time)
    {
        _perSecond = perSecond;
        _burst = burst;
        _time = time;
        _tokens = burst;
        _filledAt = time.GetTimestamp();
    }

    /// <summary>Whether nothing was taken for so long that forgetting the bucket changes nothing.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                Fill();
                return _tokens >= _burst;
            }
        }
    }

    /// <returns>Zero where the request is permitted; otherwise how long until the next one is.</returns>
    public TimeSpan Take()
    {
        lock (_gate)
        {
            Fill();
            if (_tokens >= 1)
            {
                _tokens--;
                return TimeSpan.Zero;
            }

            return TimeSpan.FromSeconds((1 - _tokens) / _perSecond);
        }
    }

    private void Fill()
    {
        long now = _time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + _time.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond);
        _filledAt = now;
    }
}
