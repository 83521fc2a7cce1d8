using System.Net;
using Profiler.Coordinator.Limits;
using Profiler.Testing;

namespace Profiler.Coordinator.Tests.Limits;

public sealed class RateLimitsTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_key_may_send_its_burst_at_once_and_its_rate_from_then_on()
    {
        var limits = new RateLimits(new RateLimitOptions(PerSecond: 2, Burst: 3), _clock);

        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => limits.TakeForKey("ada") == TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromSeconds(0.5), limits.TakeForKey("ada"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Enumerable.Range(0, 10).Count(_ => limits.TakeForKey("ada") == TimeSpan.Zero));
    }

    [Fact]
    public void One_key_does_not_use_up_anothers()
    {
        var limits = new RateLimits(new RateLimitOptions(PerSecond: 1, Burst: 1), _clock);
        limits.TakeForKey("ada");

        Assert.Equal(TimeSpan.Zero, limits.TakeForKey("grace"));
    }

    [Fact]
    public void A_flood_of_addresses_ends_in_one_bucket()
    {
        var limits = new RateLimits(new RateLimitOptions(UnknownPerSecond: 1, UnknownBurst: 5), _clock);

        int permitted = Enumerable.Range(0, 50_000).Count(i => limits.TakeForAddress(new IPAddress(i)) == TimeSpan.Zero);

        Assert.Equal(10_000 + 5, permitted);
    }

    [Fact]
    public void Addresses_that_went_away_make_room()
    {
        var limits = new RateLimits(new RateLimitOptions(UnknownPerSecond: 1, UnknownBurst: 1), _clock);
        for (int i = 0; i < 10_000; i++)
        {
            limits.TakeForAddress(new IPAddress(i));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.All(Enumerable.Range(20_000, 100), i => Assert.Equal(TimeSpan.Zero, limits.TakeForAddress(new IPAddress(i))));
    }
}
