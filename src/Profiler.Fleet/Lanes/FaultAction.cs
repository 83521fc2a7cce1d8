namespace Profiler.Fleet.Lanes;

/// <summary>What becomes of a job and its board after a fault.</summary>
internal enum FaultAction
{
    /// <summary>The job ends with this reason: another attempt would fail the same way.</summary>
    Fail,

    /// <summary>The runtime failed: another attempt, and no more.</summary>
    RetryOnce,

    /// <summary>The board or its link failed: another attempt later; several in a row set the board aside.</summary>
    RetryLater,

    /// <summary>The board is set aside at once and its jobs wait: only a person can help.</summary>
    SetAside,

    /// <summary>Neither job nor board is at fault: another attempt as soon as our database is back.</summary>
    Wait,
}
