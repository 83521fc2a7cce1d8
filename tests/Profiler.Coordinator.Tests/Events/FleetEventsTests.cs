using System.Net.ServerSentEvents;
using Profiler.Api;
using Profiler.Coordinator.Tests.Support;

namespace Profiler.Coordinator.Tests.Events;

public sealed class FleetEventsTests
{
    [Fact]
    public async Task Jobs_and_devices_are_told_of_as_they_change()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using HttpResponseMessage response = await coordinator.Client.GetAsync(ApiRoutes.Events, HttpCompletionOption.ResponseHeadersRead);
        await using IAsyncEnumerator<SseItem<string>> events =
            SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
        Assert.Equal("resync", await NextAsync(events));

        await Submissions.RegisterAsync(coordinator.Database);
        Assert.Equal("device", await NextAsync(events));
        Assert.Contains(Submissions.Device, events.Current.Data);
        await coordinator.PostAsync(ApiRoutes.Jobs, Submissions.Measure(), ApiJson.Context.JobSubmission);
        Assert.Equal("job", await NextAsync(events));
        await coordinator.Database.Queue.CancelAsync((await coordinator.Database.Queue.ListAsync(new())).Single().Id);
        Assert.Equal("job", await NextAsync(events));
        await coordinator.Database.Devices.RemoveAsync(Submissions.Device);
        Assert.Equal("removed", await NextAsync(events));
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current.EventType;
    }
}
