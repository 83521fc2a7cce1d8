using Profiler.Fleet.Agents;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Agents;

public sealed class SilenceTests
{
    private static readonly AgentPatience Patience = new() { Answer = TimeSpan.FromMinutes(3) };
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(VisitPhase.Building)]
    [InlineData(VisitPhase.Measuring)]
    public async Task An_agent_that_falls_silent_is_given_up_after_the_time_of_its_phase(VisitPhase phase)
    {
        TimeSpan limit = phase == VisitPhase.Building ? Patience.Building : Patience.Visit;
        var silent = new TaskCompletionSource();
        var agent = new ScriptedAgent(async (_, now, cancellationToken) =>
        {
            if (now == phase)
            {
                silent.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        });
        await using AgentClient client = await AgentClient.ConnectAsync(agent, Patience, _clock, CancellationToken.None);
        Task running = RunAsync(client, CancellationToken.None);
        await silent.Task;
        await WaitsFor(limit);
        _clock.Advance(limit - TimeSpan.FromSeconds(1));
        Assert.False(running.IsCompleted);
        Assert.False(agent.IsClosed);

        _clock.Advance(TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAsync<ProfilerException>(() => running);
        Assert.Equal(ErrorCode.TimedOut, error.Code);
        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
        Assert.Same(error, client.Failure);
        await client.DisposeAsync();
        Assert.True(agent.IsClosed);
    }

    [Fact]
    public async Task A_cancelled_agent_that_does_not_stop_is_not_waited_for_long()
    {
        var silent = new TaskCompletionSource();
        var agent = new ScriptedAgent(async (_, _, _) =>
        {
            silent.TrySetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        });
        await using AgentClient client = await AgentClient.ConnectAsync(agent, Patience, _clock, CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        Task running = RunAsync(client, cancellation.Token);
        await silent.Task;
        await cancellation.CancelAsync();
        while (!running.IsCompleted)
        {
            // Each frame that still comes is waited on anew.
            _clock.Advance(Patience.Cancelling);
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task An_agent_that_never_says_hello_is_given_up()
    {
        Task connecting = AgentClient.ConnectAsync(new MuteAgent(), Patience, _clock, CancellationToken.None);
        await WaitsFor(Patience.Hello);
        _clock.Advance(Patience.Hello);
        Assert.Equal(ErrorCode.TimedOut, (await Assert.ThrowsAsync<ProfilerException>(() => connecting)).Code);
    }

    /// <summary>Until the client has begun to wait for so long, which it does on a thread of its own.</summary>
    private async Task WaitsFor(TimeSpan limit)
    {
        while (!_clock.IsAwaited(limit))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }

    private static async Task RunAsync(AgentClient client, CancellationToken cancellationToken)
    {
        await foreach (Visit _ in client.RunAsync([Bench.Visit("a", 0)], cancellationToken))
        {
        }
    }
}
