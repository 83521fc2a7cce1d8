namespace Profiler.Agent.Tests.Sensors;

/// <summary>A clock whose waits end at once, after something was done in them.</summary>
internal sealed class MovingTime(Action<int> move) : TimeProvider
{
    private int _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        move(++_waits);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
