using System.Net;
using System.Net.Http.Json;
using Profiler.Api;
using Profiler.Coordinator.Tests.Support;

namespace Profiler.Coordinator.Tests.Security;

public sealed class LoopbackGuardTests
{
    [Theory]
    [InlineData("attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("192.168.1.7:5080")]
    public async Task A_name_that_was_pointed_at_loopback_is_refused(string host)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Jobs) { Headers = { Host = host } };

        await Problems.RequireAsync(await coordinator.Client.SendAsync(request), HttpStatusCode.Forbidden, "accessDenied");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3:8000")]
    [InlineData("[::1]:5080")]
    public async Task This_machines_own_names_are_taken(string host)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Jobs) { Headers = { Host = host } };

        Assert.Equal(HttpStatusCode.OK, (await coordinator.Client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://attacker.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_changes_nothing(string header, string value)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await Submissions.RegisterAsync(coordinator.Database);
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{ApiRoutes.Devices}/{Submissions.Device}") { Headers = { { header, value } } };

        await Problems.RequireAsync(await coordinator.Client.SendAsync(request), HttpStatusCode.Forbidden, "accessDenied");

        Assert.Single(await coordinator.Database.Devices.AllAsync());
    }

    [Fact]
    public async Task The_coordinators_own_pages_may_change_things()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await Submissions.RegisterAsync(coordinator.Database);
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiRoutes.Jobs)
        {
            Headers = { { "Origin", coordinator.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) }, { "Sec-Fetch-Site", "same-origin" } },
            Content = JsonContent.Create(Submissions.Measure(), ApiJson.Context.JobSubmission),
        };

        Assert.Equal(HttpStatusCode.Accepted, (await coordinator.Client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task A_proxy_is_no_loopback(string header)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Keys) { Headers = { { header, "for=10.0.0.1" } } };

        await Problems.RequireAsync(await coordinator.Client.SendAsync(request), HttpStatusCode.Forbidden, "accessDenied");
    }
}
