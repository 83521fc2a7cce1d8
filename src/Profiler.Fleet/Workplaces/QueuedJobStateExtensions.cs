using Profiler.Store.Queue;

namespace Profiler.Fleet.Workplaces;

public static class QueuedJobStateExtensions
{
    /// <summary>Whether nothing more will come of a job in this state.</summary>
    public static bool IsFinal(this QueuedJobState state) =>
        state is QueuedJobState.Done or QueuedJobState.Failed or QueuedJobState.Cancelled;
}
