namespace Profiler.Fleet.Admission;

/// <summary>What an admission test can find.</summary>
public enum AdmissionFindingKind
{
    /// <summary>Round trips or uploads take long.</summary>
    SlowLink,

    /// <summary>The board's wall clock is off; measurements bear a wrong date and are right otherwise.</summary>
    WrongClock,

    /// <summary>The clock that durations are taken with runs at another rate than the coordinator's.</summary>
    ClockDrift,

    /// <summary>The runtime cannot run a reference model.</summary>
    RuntimeFailed,

    /// <summary>The runtime computes something else than it should.</summary>
    WrongOutputs,

    /// <summary>Two latencies must differ by much to be told apart.</summary>
    Noisy,

    /// <summary>A network measured as two items differs from itself beyond chance.</summary>
    DiffersFromItself,

    /// <summary>Latency at the end of the soak is not that at its beginning.</summary>
    DriftsUnderLoad,

    /// <summary>Latency moved within the soak and came back.</summary>
    UnsteadyUnderLoad,

    /// <summary>The processor lowered its clock under load.</summary>
    Throttled,

    /// <summary>The frequency governor moves the clock.</summary>
    MovingClock,

    /// <summary>The runtime's memory lies on small pages.</summary>
    SmallPages,
}
