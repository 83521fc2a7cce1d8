namespace Profiler.Store.Jobs;

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>Begun and not finished: at work, or interrupted and to be resumed.</summary>
    Running,

    /// <summary>Finished; its measurements and its table are stored.</summary>
    Done,

    /// <summary>Given up; its visits are kept, and its specification begins anew.</summary>
    Abandoned,
}
