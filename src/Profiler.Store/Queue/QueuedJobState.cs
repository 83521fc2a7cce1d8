namespace Profiler.Store.Queue;

/// <summary>How far a queued job is.</summary>
public enum QueuedJobState
{
    /// <summary>Waits for its device, or for the jobs it depends on.</summary>
    Queued,

    /// <summary>Its device is granted to it.</summary>
    Running,

    /// <summary>Finished; its result is stored.</summary>
    Done,

    /// <summary>Ended without a result; its failure says why.</summary>
    Failed,

    /// <summary>Withdrawn by a user; what it measured is kept.</summary>
    Cancelled,
}
