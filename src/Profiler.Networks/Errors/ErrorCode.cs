namespace Profiler.Networks.Errors;

/// <summary>Stable kinds of failure; the command's exit codes and the JSON error documents are made of them.</summary>
public enum ErrorCode
{
    /// <summary>A name that nothing carries: network, space, candidate, device, table.</summary>
    UnknownName,

    /// <summary>A value or a combination of values that cannot be used.</summary>
    InvalidArgument,

    /// <summary>A tensor shape that a layer cannot take.</summary>
    InvalidShape,

    /// <summary>A file that is missing, truncated, malformed or hostile.</summary>
    InvalidFile,

    /// <summary>An operator that cannot be counted or run.</summary>
    UnsupportedOperator,

    /// <summary>A library, provider or tool that is not installed or too old.</summary>
    MissingDependency,

    /// <summary>Data of another target, runtime, space or schema version.</summary>
    Mismatch,

    /// <summary>A read-only or full disk, a locked or damaged database.</summary>
    Storage,

    /// <summary>A device that someone else holds.</summary>
    DeviceBusy,

    /// <summary>An agent or runtime that failed, hung or was killed.</summary>
    DeviceFailed,

    /// <summary>Stopped by the user; what was done so far is kept.</summary>
    Cancelled,
}
