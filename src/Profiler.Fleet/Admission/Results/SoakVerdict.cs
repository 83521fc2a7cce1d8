namespace Profiler.Fleet.Admission.Results;

/// <summary>What latency does under lasting load.</summary>
public enum SoakVerdict
{
    Steady,

    /// <summary>It ended at another level than it began.</summary>
    Drifts,

    /// <summary>It moved and came back.</summary>
    Unsteady,

    /// <summary>There are too few visits to tell.</summary>
    TooShort,
}
