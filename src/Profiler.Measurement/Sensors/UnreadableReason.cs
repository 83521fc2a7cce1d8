namespace Profiler.Measurement.Sensors;

/// <summary>Why a sensor tells nothing.</summary>
public enum UnreadableReason
{
    /// <summary>The kernel or driver does not have it.</summary>
    Absent,

    NoPermission,

    /// <summary>It is there, and the driver answers with an error.</summary>
    DriverError,

    NotANumber,

    /// <summary>A number that cannot be: a negative power, a temperature beyond what lives.</summary>
    OutOfRange,

    /// <summary>The same number over and over while what it measures changes.</summary>
    Frozen,
}
