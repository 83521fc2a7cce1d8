namespace Profiler.Measurement.Conditions;

/// <summary>Why a condition does not hold as it was wanted.</summary>
public enum UnmetReason
{
    /// <summary>The board has no such control, or its tool is not there.</summary>
    Absent,

    /// <summary>The board has the control and no such value; what there is stands in the text.</summary>
    UnknownValue,

    /// <summary>The agent's user may not change it.</summary>
    NoPermission,

    /// <summary>It would take effect after a reboot only, which an agent never does.</summary>
    NeedsReboot,

    /// <summary>The tool or the temperature took longer than it may.</summary>
    TimedOut,

    /// <summary>The tool failed, or the board does not do what it says.</summary>
    Failed,
}
