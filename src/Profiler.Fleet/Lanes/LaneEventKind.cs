namespace Profiler.Fleet.Lanes;

/// <summary>What happened in a lane.</summary>
public enum LaneEventKind
{
    JobGranted,
    JobDone,

    /// <summary>Queued again after a fault or at a shutdown.</summary>
    JobReleased,
    JobFailed,
    JobCancelled,

    /// <summary>The lane was granted to somebody else; the job goes on there.</summary>
    LeaseLost,
    DeviceSetAside,
    DeviceReadmitted,

    /// <summary>Our own database cannot be used; the lanes wait for it.</summary>
    StorageFault,

    /// <summary>A fault of the program itself.</summary>
    ProgramFault,
}
