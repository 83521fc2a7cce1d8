using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Serving;

/// <summary>What is answered while a measure runs, and how much may wait for its end.</summary>
public sealed class PromptAnswersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_ping_says_how_much_came()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        Assert.Equal(new PongReply(1, 0), await agent.AskAsync(new PingRequest(1, ReadOnlyMemory<byte>.Empty)));
        Assert.Equal(
            new PongReply(2, AgentProtocol.ChunkBytes), await agent.AskAsync(new PingRequest(2, new byte[AgentProtocol.ChunkBytes])));
    }

    [Fact]
    public async Task The_clocks_go_forward()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        var first = Assert.IsType<ClockReply>(await agent.AskAsync(new ClockRequest(1)));
        var second = Assert.IsType<ClockReply>(await agent.AskAsync(new ClockRequest(2)));
        Assert.True(second.MonotonicNs > first.MonotonicNs);
        Assert.InRange((second.Utc - TimeProvider.System.GetUtcNow()).TotalMinutes, -5, 5);
    }

    [Fact]
    public async Task Pings_and_clocks_do_not_wait_for_a_measure()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        await agent.SendAsync(Requests.Measure(1, Many()));
        Assert.IsType<ProgressReply>(await agent.NextAsync());
        await agent.SendAsync(new PingRequest(2, ReadOnlyMemory<byte>.Empty));
        await agent.SendAsync(new ClockRequest(3));
        await agent.SendAsync(new CancelRequest(4, Target: 1));
        var answered = new List<long>();
        while (!answered.Contains(1))
        {
            AgentReply reply = await agent.NextAsync();
            if (reply is PongReply or ClockReply or StoredReply or FailedReply or DoneReply)
            {
                answered.Add(reply.Id);
            }
        }

        Assert.Equal([2, 3], answered[..2]);
    }

    [Fact]
    public async Task Requests_that_wait_are_limited_and_the_agent_goes_on()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        await agent.SendAsync(Requests.Measure(1, Many()));
        Assert.IsType<ProgressReply>(await agent.NextAsync());
        for (int id = 2; id < AgentProtocol.MaxWaiting + 4; id++)
        {
            await agent.SendAsync(Requests.Measure(id, Requests.Visit("waiting")));
        }

        await agent.SendAsync(new CancelRequest(100, Target: 1));
        var ended = new Dictionary<long, AgentReply>();
        while (ended.Count < AgentProtocol.MaxWaiting + 3)
        {
            AgentReply reply = await agent.NextAsync();
            if (reply is FailedReply or DoneReply)
            {
                ended.Add(reply.Id, reply);
            }
        }

        Assert.Equal(AgentProtocol.MaxWaiting, ended.Values.Count(reply => reply is DoneReply));
        Assert.Equal(2, ended.Values.Count(reply => reply is FailedReply { Code: AgentFailure.BadRequest }));
    }

    private static VisitRequest[] Many() => [.. Enumerable.Range(0, 20_000).Select(round => Requests.Visit("long", round: round))];
}
