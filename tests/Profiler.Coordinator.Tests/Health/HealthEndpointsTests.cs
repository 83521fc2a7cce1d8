using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Api;
using Profiler.Api.Health;
using Profiler.Coordinator.Lanes;
using Profiler.Coordinator.Tests.Support;

namespace Profiler.Coordinator.Tests.Health;

public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task A_coordinator_that_works_says_so()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        HealthDocument ready = await coordinator.GetAsync(ApiRoutes.Ready, ApiJson.Context.HealthDocument);

        Assert.Equal(HealthDocument.Healthy, ready.Status);
        Assert.Equal(["database", "lanes"], ready.Checks.Select(check => check.Name));
        Assert.Equal(HealthDocument.Healthy, (await coordinator.GetAsync(ApiRoutes.Live, ApiJson.Context.HealthDocument)).Status);
    }

    [Fact]
    public async Task One_that_stops_is_alive_and_not_ready()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        await coordinator.App.Services.GetRequiredService<LaneHost>().StopAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await coordinator.Client.GetAsync(ApiRoutes.Ready)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Client.GetAsync(ApiRoutes.Live)).StatusCode);
    }
}
