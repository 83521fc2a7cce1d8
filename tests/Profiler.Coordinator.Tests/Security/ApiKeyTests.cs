using System.Net;
using Profiler.Api;
using Profiler.Coordinator.Tests.Support;
using Profiler.Networks.Errors;
using Profiler.Store.Keys;
using Profiler.Testing;

namespace Profiler.Coordinator.Tests.Security;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer pk_0000000000000000_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Bearer something else")]
    [InlineData("Basic cGs6cGs=")]
    [InlineData("pk_0_0")]
    public async Task Another_key_is_refused_also_on_loopback(string header)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Jobs);
        request.Headers.TryAddWithoutValidation("Authorization", header);

        HttpResponseMessage response = await coordinator.Client.SendAsync(request);

        await Problems.RequireAsync(response, HttpStatusCode.Unauthorized, "accessDenied");
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task A_key_on_loopback_has_its_own_role()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using HttpClient reader = await coordinator.ClientOfAsync(ApiKeyRole.Read);

        await Problems.RequireAsync(await reader.GetAsync(ApiRoutes.Keys), HttpStatusCode.Forbidden, "accessDenied");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_within_seconds()
    {
        var clock = new FakeClock();
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync(time: clock);
        CreatedKey key = await coordinator.Database.Keys.CreateAsync("ada", ApiKeyRole.Read, null, null);
        using HttpClient client = coordinator.ClientOf(key.Text);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ApiRoutes.Jobs)).StatusCode);

        await coordinator.Database.Keys.RevokeAsync(key.Key.Id);
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(ApiRoutes.Jobs)).StatusCode);
    }

    [Fact]
    public async Task An_expired_key_is_refused_at_once()
    {
        var clock = new FakeClock();
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync(time: clock);
        CreatedKey key = await coordinator.Database.Keys.CreateAsync("ada", ApiKeyRole.Read, null, clock.GetUtcNow().AddSeconds(1));
        using HttpClient client = coordinator.ClientOf(key.Text);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ApiRoutes.Jobs)).StatusCode);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(ApiRoutes.Jobs)).StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_does_not_slow_down_who_has_a_key()
    {
        var clock = new FakeClock();
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync(
            options => options with { RequireKeys = true, RateLimits = options.RateLimits with { UnknownPerSecond = 1, UnknownBurst = 3 } }, time: clock);
        using HttpClient known = await coordinator.ClientOfAsync(ApiKeyRole.Read);
        Assert.Equal(HttpStatusCode.OK, (await known.GetAsync(ApiRoutes.Jobs)).StatusCode);
        using HttpClient guesser = coordinator.ClientOf($"pk_{new string('0', 16)}_{new string('0', 64)}");
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.GetAsync(ApiRoutes.Jobs)).StatusCode);
        }

        HttpResponseMessage response = await guesser.GetAsync(ApiRoutes.Jobs);

        await Problems.RequireAsync(response, HttpStatusCode.TooManyRequests, "rateLimited");
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await known.GetAsync(ApiRoutes.Jobs)).StatusCode);
    }

    [Fact]
    public async Task Where_others_reach_it_nothing_starts_without_a_key()
    {
        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(
            () => RunningCoordinator.StartAsync(options => options with { Urls = "http://0.0.0.0:0" }));

        Assert.Equal(ErrorCode.AccessDenied, error.Code);
        Assert.Contains("profiler key create", error.Advice);
    }
}
