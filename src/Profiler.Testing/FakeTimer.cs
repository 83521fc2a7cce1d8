namespace Profiler.Testing;

/// <summary>A timer of <see cref="FakeClock"/>.</summary>
internal sealed class FakeTimer(FakeClock clock, Action callback) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>In the clock's elapsed time; null while it is off.</summary>
    public TimeSpan? Due { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.Elapsed + dueTime;
        _period = period;
        return true;
    }

    public void Fire()
    {
        bool repeats = _period > TimeSpan.Zero;
        Due = repeats ? Due + _period : null;
        callback();
    }

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
