using System.Net;
using System.Net.Http.Json;
using Profiler.Api;
using Profiler.Api.Health;
using Profiler.Coordinator.Tests.Support;
using Profiler.Testing;

namespace Profiler.Coordinator.Tests.Health;

public sealed class DatabaseGoneTests
{
    [Fact]
    public async Task A_database_that_is_gone_is_said_to_be_and_used_again_when_it_is_back()
    {
        var clock = new FakeClock();
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync(time: clock);
        string folder = Path.GetDirectoryName(coordinator.Database.Path)!;
        await Submissions.RegisterAsync(coordinator.Database);

        Move(folder, "profiler.db", "away.db");
        clock.Advance(TimeSpan.FromSeconds(1));

        HttpResponseMessage response = await coordinator.Client.GetAsync(ApiRoutes.Devices);
        await Problems.RequireAsync(response, HttpStatusCode.ServiceUnavailable, "storage");
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
        HttpResponseMessage ready = await coordinator.Client.GetAsync(ApiRoutes.Ready);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        HealthDocument health = (await ready.Content.ReadFromJsonAsync(ApiJson.Context.HealthDocument))!;
        Assert.Contains("profiler.db", health.Checks.Single(check => check.Name == "database").Problem);
        Assert.False(File.Exists(coordinator.Database.Path));

        Move(folder, "away.db", "profiler.db");
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Single((await coordinator.GetAsync(ApiRoutes.Devices, ApiJson.Context.DeviceListDocument)).Devices);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Client.GetAsync(ApiRoutes.Ready)).StatusCode);
    }

    private static void Move(string folder, string from, string to)
    {
        foreach (string file in Directory.GetFiles(folder, $"{from}*"))
        {
            File.Move(file, Path.Combine(folder, to + Path.GetFileName(file)[from.Length..]));
        }
    }
}
