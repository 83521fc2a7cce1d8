using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>The requests that can be cancelled, those that still wait for their turn too.</summary>
internal sealed class RunningRequests
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, CancellationTokenSource> _sources = [];

    /// <returns>Whether it is new.</returns>
    public bool Add(long id)
    {
        lock (_gate)
        {
            return _sources.TryAdd(id, new CancellationTokenSource());
        }
    }

    /// <exception cref="AgentException">A request of the same id has ended meanwhile and taken the entry with it.</exception>
    public CancellationTokenSource Of(long id)
    {
        lock (_gate)
        {
            return _sources.TryGetValue(id, out CancellationTokenSource? source)
                ? source
                : throw new AgentException(AgentFailure.BadRequest, $"Two requests carry the id {id}.");
        }
    }

    public void Remove(long id)
    {
        lock (_gate)
        {
            if (_sources.Remove(id, out CancellationTokenSource? source))
            {
                source.Dispose();
            }
        }
    }

    /// <summary>Cancels one, where it is still there.</summary>
    public void Cancel(long id)
    {
        lock (_gate)
        {
            if (_sources.TryGetValue(id, out CancellationTokenSource? source))
            {
                source.Cancel();
            }
        }
    }

    public void CancelAll()
    {
        lock (_gate)
        {
            foreach (CancellationTokenSource source in _sources.Values)
            {
                source.Cancel();
            }
        }
    }
}
