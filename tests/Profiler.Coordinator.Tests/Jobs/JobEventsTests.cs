using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Profiler.Api;
using Profiler.Api.Jobs;
using Profiler.Coordinator.Tests.Support;
using Profiler.Store.Leases;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Tests.Jobs;

public sealed class JobEventsTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_job_is_followed_from_the_queue_to_its_end()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        QueuedJob job = await QueueAsync(coordinator);
        await using IAsyncEnumerator<SseItem<JobDocument>> events = WatchAsync(coordinator, job.Id).GetAsyncEnumerator();

        Assert.Equal(("state", QueuedJobState.Queued), await NextAsync(events));
        LaneLease lease = (await coordinator.Database.Queue.TryGrantAsync("test", [Submissions.Device], Lease))!.Lease;
        Assert.Equal(("state", QueuedJobState.Running), await NextAsync(events));
        await coordinator.Database.Queue.ReportAsync(lease, new QueuedJobProgress("measuring", 0.5, 10));
        Assert.Equal(("progress", QueuedJobState.Running), await NextAsync(events));
        Assert.Equal(0.5, events.Current.Data.Progress?.Fraction);
        await coordinator.Database.Queue.FinishAsync(lease, """{"answer":42}""");
        Assert.Equal(("state", QueuedJobState.Done), await NextAsync(events));
        Assert.Equal(42, events.Current.Data.Result?.GetProperty("answer").GetInt32());
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_reader_that_comes_again_is_told_only_what_is_new()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        QueuedJob job = await QueueAsync(coordinator);
        await using IAsyncEnumerator<SseItem<JobDocument>> events = WatchAsync(coordinator, job.Id, job.Version).GetAsyncEnumerator();

        ValueTask<bool> next = events.MoveNextAsync();
        await coordinator.Database.Queue.CancelAsync(job.Id);

        Assert.True(await next);
        Assert.Equal(QueuedJobState.Cancelled, events.Current.Data.State);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task What_holds_a_job_up_is_told_when_it_comes_and_goes()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        QueuedJob job = await QueueAsync(coordinator);
        await using IAsyncEnumerator<SseItem<JobDocument>> events = WatchAsync(coordinator, job.Id).GetAsyncEnumerator();
        Assert.Equal(("state", QueuedJobState.Queued), await NextAsync(events));
        Assert.Null(events.Current.Data.Obstacle);

        await coordinator.Database.Devices.PauseAsync(Submissions.Device);
        Assert.Equal(("progress", QueuedJobState.Queued), await NextAsync(events));
        Assert.Contains("paused", events.Current.Data.Obstacle?.Message, StringComparison.Ordinal);

        await coordinator.Database.Devices.ActivateAsync(Submissions.Device);
        await NextAsync(events);
        Assert.Null(events.Current.Data.Obstacle);
    }

    [Fact]
    public async Task Streams_end_when_the_coordinator_stops()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        QueuedJob job = await QueueAsync(coordinator);
        await using IAsyncEnumerator<SseItem<JobDocument>> events = WatchAsync(coordinator, job.Id).GetAsyncEnumerator();
        await NextAsync(events);

        ValueTask<bool> next = events.MoveNextAsync();
        coordinator.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.False(await next);
    }

    private static async Task<(string Event, QueuedJobState State)> NextAsync(IAsyncEnumerator<SseItem<JobDocument>> events)
    {
        Assert.True(await events.MoveNextAsync());
        return (events.Current.EventType, events.Current.Data.State);
    }

    private static async Task<QueuedJob> QueueAsync(RunningCoordinator coordinator)
    {
        await Submissions.RegisterAsync(coordinator.Database);
        return await coordinator.Database.Queue.SubmitAsync(new NewQueuedJob(
            "measure", Submissions.Device, Submissions.Measure().Request.GetRawText(), 0, [], "test"));
    }

    private static async IAsyncEnumerable<SseItem<JobDocument>> WatchAsync(RunningCoordinator coordinator, string id, long? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}/events");
        if (lastEventId is { } version)
        {
            request.Headers.Add("Last-Event-ID", $"{version}");
        }

        using HttpResponseMessage response = await coordinator.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        SseParser<JobDocument> parser = SseParser.Create(
            await response.Content.ReadAsStreamAsync(), (_, data) => JsonSerializer.Deserialize(data, ApiJson.Context.JobDocument)!);
        await foreach (SseItem<JobDocument> item in parser.EnumerateAsync())
        {
            yield return item;
        }
    }
}
