using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http;
using Profiler.Client.Events;
using Profiler.Client.Http;
using Profiler.Client.Tests.Support;
using Profiler.Networks.Errors;

namespace Profiler.Client.Tests.Events;

public sealed class EventStreamTests
{
    private static readonly EventPatience Short = new(
        TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(20));

    [Fact]
    public async Task Goes_on_behind_the_last_event_when_the_link_breaks()
    {
        var asked = new List<string?>();
        using var received = new SemaphoreSlim(0);
        await using StubServer server = await StubServer.StartAsync(async context =>
        {
            asked.Add(context.Request.Headers["Last-Event-ID"]);
            int first = asked.Count == 1 ? 1 : int.Parse(asked[^1]!) + 1;
            await WriteAsync(context, $": heartbeat\n\nid: {first}\nevent: progress\ndata: {first}\n\n");
            await received.WaitAsync(context.RequestAborted);
            context.Abort();
        });
        using CoordinatorHttp http = server.Connect();

        List<SseItem<string>> events = await TakeAsync(http, Short, 3, () => received.Release());

        Assert.Equal(["1", "2", "3"], events.Select(item => item.Data));
        Assert.Equal([null, "1", "2"], asked);
    }

    [Fact]
    public async Task Goes_on_when_the_coordinator_ends_the_stream()
    {
        int connections = 0;
        await using StubServer server = await StubServer.StartAsync(context => WriteAsync(context, $"data: {++connections}\n\n"));
        using CoordinatorHttp http = server.Connect();

        Assert.Equal(["1", "2"], (await TakeAsync(http, Short, 2)).Select(item => item.Data));
    }

    [Fact]
    public async Task A_silent_connection_is_given_up_for_another()
    {
        int connections = 0;
        await using StubServer server = await StubServer.StartAsync(async context =>
        {
            bool isSilent = ++connections == 1;
            await WriteAsync(context, isSilent ? ": hello\n\n" : "data: here\n\n");
            if (isSilent)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        });
        using CoordinatorHttp http = server.Connect();

        Assert.Equal("here", Assert.Single(await TakeAsync(http, Short with { Silence = TimeSpan.FromMilliseconds(50) }, 1)).Data);
        Assert.Equal(2, connections);
    }

    [Fact]
    public async Task A_link_that_stays_away_is_lost()
    {
        CoordinatorHttp http;
        await using (StubServer server = await StubServer.StartAsync(_ => Task.CompletedTask))
        {
            http = server.Connect();
        }

        using (http)
        {
            var error = await Assert.ThrowsAsync<ProfilerException>(
                () => TakeAsync(http, Short with { GiveUp = TimeSpan.FromMilliseconds(20) }, 1));
            Assert.Equal(ErrorCode.LinkLost, error.Code);
        }
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        int connections = 0;
        await using StubServer server = await StubServer.StartAsync(context =>
        {
            connections++;
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = "application/problem+json";
            return context.Response.WriteAsync(
                """{"type":"urn:profiler:error:unknownName","title":"Not Found","status":404,"detail":"There is no job q9.","advice":null,"code":"unknownName"}""");
        });
        using CoordinatorHttp http = server.Connect();

        Assert.Equal(ErrorCode.UnknownName, (await Assert.ThrowsAsync<ProfilerException>(() => TakeAsync(http, Short, 1))).Code);
        Assert.Equal(1, connections);
    }

    private static async Task<List<SseItem<string>>> TakeAsync(
        CoordinatorHttp http, EventPatience patience, int count, Action? received = null)
    {
        var events = new List<SseItem<string>>();
        await foreach (SseItem<string> item in new EventStream(http, patience, TimeProvider.System).ReadAsync("/events", CancellationToken.None))
        {
            events.Add(item);
            received?.Invoke();
            if (events.Count == count)
            {
                break;
            }
        }

        return events;
    }

    private static async Task WriteAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(text);
        await context.Response.Body.FlushAsync();
    }
}
