using System.Collections.Concurrent;

namespace Profiler.Fleet.Lanes;

/// <summary>
/// How often jobs met which kind of fault here. Kept in memory: a coordinator that starts anew grants them their
/// attempts anew, and an attempt that a crash cut short is nobody's fault.
/// </summary>
internal sealed class FaultLedger
{
    /// <summary>Other coordinators may end jobs that failed here; their lines are dropped now and then.</summary>
    private const int MostLines = 4096;

    private readonly ConcurrentDictionary<(string Job, FaultAction Action), int> _lines = [];

    /// <returns>Which one it is, from 1.</returns>
    public int Add(string job, FaultAction action)
    {
        if (_lines.Count > MostLines)
        {
            _lines.Clear();
        }

        return _lines.AddOrUpdate((job, action), 1, (_, count) => count + 1);
    }

    public void Forget(string job)
    {
        _lines.TryRemove((job, FaultAction.RetryOnce), out _);
        _lines.TryRemove((job, FaultAction.RetryLater), out _);
        _lines.TryRemove((job, FaultAction.Wait), out _);
    }
}
