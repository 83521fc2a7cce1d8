namespace Profiler.Testing;

/// <summary>
/// A clock that stands still until it is advanced. Timers, and whatever waits on them such as Task.Delay, fire inside
/// the advance that reaches them.
/// </summary>
/// <param name="start">What the wall clock shows at first.</param>
/// <param name="autoAdvance">How far each reading of the time moves the clock; zero for a clock that only moves by hand.</param>
public sealed class FakeClock(DateTimeOffset start, TimeSpan autoAdvance = default) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private TimeSpan _elapsed;

    /// <summary>A clock that starts on 1 January 2026, UTC.</summary>
    public FakeClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Time since the start; reading it never moves the clock.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return _elapsed;
            }
        }
    }

    /// <summary>Whether a timer was set that fires after exactly so long a time from now.</summary>
    public bool IsAwaited(TimeSpan after)
    {
        lock (_gate)
        {
            return _timers.Any(timer => timer.Due == _elapsed + after);
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => start + Read();

    public override long GetTimestamp() => Read().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Moves the clock on and fires the timers that come due, in their order, each at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan end = Elapsed + by;
        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _elapsed = end;
        }
    }

    internal void Remove(FakeTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private FakeTimer? NextDue(TimeSpan end)
    {
        lock (_gate)
        {
            FakeTimer? next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next?.Due > _elapsed)
            {
                _elapsed = next.Due.Value;
            }

            return next;
        }
    }

    private TimeSpan Read()
    {
        if (autoAdvance > TimeSpan.Zero)
        {
            Advance(autoAdvance);
        }

        return Elapsed;
    }
}
