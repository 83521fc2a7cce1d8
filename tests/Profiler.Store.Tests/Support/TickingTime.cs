namespace Profiler.Store.Tests.Support;

/// <summary>A clock that is one second later each time it is read.</summary>
internal sealed class TickingTime : TimeProvider
{
    private DateTimeOffset _now = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);
}
