namespace Profiler.Store.Jobs;

/// <summary>How far an item of a job is.</summary>
public enum ItemState
{
    /// <summary>Without any visit.</summary>
    Pending,

    /// <summary>With visits, not finished.</summary>
    Running,

    /// <summary>Finished; its measurement is stored.</summary>
    Done,

    /// <summary>Cannot be measured; its failure says why.</summary>
    Failed,
}
