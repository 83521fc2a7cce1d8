using System.Net.WebSockets;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.DialIn;

/// <summary>Where agents that dialled in wait until they are needed: one connection a device, the newest.</summary>
/// <param name="alive">A connection that answers no ping for so long is lost; whoever accepts it sees to the pings.</param>
public sealed class DialInHub(TimeProvider time, TimeSpan alive)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DialInTransport> _waiting = [];
    private readonly Dictionary<string, Queue<TaskCompletionSource<DialInTransport>>> _takers = [];

    public DialInHub(TimeProvider time)
        : this(time, DialInDefaults.Alive)
    {
    }

    public TimeSpan Alive { get; } = alive;

    /// <summary>Whether an agent of the device waits here.</summary>
    public bool IsWaiting(string device)
    {
        lock (_gate)
        {
            return _waiting.TryGetValue(device, out DialInTransport? agent) && !agent.Completion.IsCompleted;
        }
    }

    /// <summary>Holds a connection until it ends: while it waits and while it is used.</summary>
    /// <param name="socket">Owned from here on.</param>
    public async Task ServeAsync(string device, WebSocket socket, CancellationToken cancellationToken)
    {
        var agent = new DialInTransport(socket);
        DialInTransport? older = Offer(device, agent);
        try
        {
            if (older is not null)
            {
                await older.CloseAsync(DialInClosing.Replaced, "another agent of this device dialled in");
            }

            await agent.Completion.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            Withdraw(device, agent);
            await agent.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "the coordinator is going down");
        }
    }

    /// <summary>Takes the device's agent; waits a while for one that is just dialling.</summary>
    /// <exception cref="ProfilerException">None dialled in (Unreachable).</exception>
    public async Task<IAgentTransport> TakeAsync(string device, CancellationToken cancellationToken)
    {
        TaskCompletionSource<DialInTransport> taker;
        lock (_gate)
        {
            if (_waiting.Remove(device, out DialInTransport? agent) && !agent.Completion.IsCompleted)
            {
                return agent;
            }

            taker = new TaskCompletionSource<DialInTransport>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_takers.TryGetValue(device, out Queue<TaskCompletionSource<DialInTransport>>? queue))
            {
                _takers[device] = queue = [];
            }

            queue.Enqueue(taker);
        }

        using var limit = new CancellationTokenSource(DialInDefaults.Arrival, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using CancellationTokenRegistration registration = either.Token.Register(() => taker.TrySetCanceled(either.Token));
        try
        {
            return await taker.Task;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProfilerException(
                ErrorCode.Unreachable,
                $"The agent of '{device}' has not dialled in for {DialInDefaults.Arrival.TotalSeconds:0} s.",
                "See on the board what profiler-agent --dial-in says.",
                error);
        }
    }

    /// <returns>The waiting connection whose place this one takes.</returns>
    private DialInTransport? Offer(string device, DialInTransport agent)
    {
        lock (_gate)
        {
            while (_takers.TryGetValue(device, out Queue<TaskCompletionSource<DialInTransport>>? takers) && takers.TryDequeue(out var taker))
            {
                if (taker.TrySetResult(agent))
                {
                    return null;
                }
            }

            _takers.Remove(device);
            _waiting.Remove(device, out DialInTransport? older);
            _waiting[device] = agent;
            return older;
        }
    }

    private void Withdraw(string device, DialInTransport agent)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(device, out DialInTransport? waiting) && waiting == agent)
            {
                _waiting.Remove(device);
            }
        }
    }
}
