using Profiler.Testing;

namespace Profiler.Measurement.Tests.Synthetic;

public sealed class FakeClockTests
{
    [Fact]
    public void Stands_still_until_it_is_advanced()
    {
        var clock = new FakeClock();
        long before = clock.GetTimestamp();
        DateTimeOffset now = clock.GetUtcNow();
        Assert.Equal(before, clock.GetTimestamp());

        clock.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Equal(TimeSpan.FromMilliseconds(250), clock.GetElapsedTime(before));
        Assert.Equal(now + TimeSpan.FromMilliseconds(250), clock.GetUtcNow());
    }

    [Fact]
    public void Moves_with_each_reading_where_asked_to()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch, autoAdvance: TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(1), clock.GetElapsedTime(clock.GetTimestamp(), clock.GetTimestamp()));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(3), clock.GetUtcNow());
    }

    [Fact]
    public async Task A_delay_ends_in_the_advance_that_reaches_it()
    {
        var clock = new FakeClock();
        Task delay = Task.Delay(TimeSpan.FromMinutes(5), clock);

        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));

        await delay;
    }

    [Fact]
    public void Timers_fire_in_their_order_each_at_its_own_time()
    {
        var clock = new FakeClock();
        var fired = new List<(string Timer, double Seconds)>();
        using ITimer once = clock.CreateTimer(
            _ => fired.Add(("once", clock.Elapsed.TotalSeconds)), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using ITimer often = clock.CreateTimer(
            _ => fired.Add(("often", clock.Elapsed.TotalSeconds)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("often", 2), ("once", 3), ("often", 4)], fired);
        Assert.Equal(5, clock.Elapsed.TotalSeconds);
    }

    [Fact]
    public void A_disposed_timer_stays_silent()
    {
        var clock = new FakeClock();
        int fired = 0;
        ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));

        timer.Dispose();
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(1, fired);
    }
}
