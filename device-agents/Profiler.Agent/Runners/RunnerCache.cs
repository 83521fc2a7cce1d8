using Profiler.Agent.Models;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>Keeps models open between visits, the ones used last; opening a session costs several visits' time.</summary>
internal sealed class RunnerCache(ModelStore models) : IDisposable
{
    /// <summary>A session of a small network holds some tens of MiB with its arena.</summary>
    private const int MaxOpen = 96;

    private readonly Dictionary<string, (IRunner Runner, long LastUse)> _open = [];
    private long _clock;

    public IRunner Get(Workload workload)
    {
        _clock++;
        if (_open.TryGetValue(workload.Key, out (IRunner Runner, long LastUse) entry))
        {
            _open[workload.Key] = (entry.Runner, _clock);
            return entry.Runner;
        }

        if (_open.Count >= MaxOpen)
        {
            string oldest = _open.MinBy(pair => pair.Value.LastUse).Key;
            _open.Remove(oldest, out (IRunner Runner, long LastUse) removed);
            removed.Runner.Dispose();
        }

        IRunner runner = Open(workload, profiled: false);
        _open[workload.Key] = (runner, _clock);
        return runner;
    }

    /// <summary>A runner of its own for one profiled visit: the runtime ends a session's profile only once.</summary>
    public IRunner OpenProfiled(Workload workload) => Open(workload, profiled: true);

    public void Dispose() => Clear();

    /// <summary>Closes all: after a failed or stopped run nothing is known about a session's state.</summary>
    public void Clear()
    {
        foreach ((IRunner runner, _) in _open.Values)
        {
            runner.Dispose();
        }

        _open.Clear();
    }

    private IRunner Open(Workload workload, bool profiled) => workload.ModelSha256 == Workload.NullModel
        ? new NullRunner()
        : OnnxRunner.Open(models.PathOf(workload.ModelSha256), workload, profiled);
}
