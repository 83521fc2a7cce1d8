using System.Net;
using Profiler.Api;
using Profiler.Coordinator.Tests.Support;
using Profiler.Store.Keys;
using Profiler.Testing;

namespace Profiler.Coordinator.Tests.Limits;

public sealed class KeyLimitTests
{
    [Fact]
    public async Task Beyond_its_limit_a_key_is_told_when_to_come_again()
    {
        var clock = new FakeClock();
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync(
            options => options with { RateLimits = options.RateLimits with { PerSecond = 0.5, Burst = 1 } }, time: clock);
        using HttpClient client = await coordinator.ClientOfAsync(ApiKeyRole.Read);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ApiRoutes.Jobs)).StatusCode);

        HttpResponseMessage response = await client.GetAsync(ApiRoutes.Jobs);

        await Problems.RequireAsync(response, HttpStatusCode.TooManyRequests, "rateLimited");
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ApiRoutes.Jobs)).StatusCode);
    }
}
