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

    /// <summary>An agent that cannot be started, or says what cannot be.</summary>
    DeviceFailed,

    /// <summary>A host that cannot be reached at all: no route, refused, unknown name.</summary>
    Unreachable,

    /// <summary>A host key that is unknown, unconfirmed or another than the pinned one.</summary>
    HostKeyRejected,

    /// <summary>A key or password that the other side refuses, or that does not permit this.</summary>
    AccessDenied,

    /// <summary>The link to an agent broke or fell silent while it worked.</summary>
    LinkLost,

    /// <summary>The agent's process ended while it worked.</summary>
    AgentDied,

    /// <summary>The runtime failed in a run; the agent lives on.</summary>
    RuntimeFailed,

    /// <summary>The runtime refuses a model.</summary>
    ModelRejected,

    /// <summary>A limit of time passed, counted from when the device was granted.</summary>
    TimedOut,

    /// <summary>The lane was granted to somebody else meanwhile: what is written now would be written twice.</summary>
    LeaseLost,

    /// <summary>The thing is in a state that does not permit this: a finished job cannot be cancelled.</summary>
    Conflict,

    /// <summary>Training that cannot go on: values that are no numbers, too little memory.</summary>
    TrainingFailed,

    /// <summary>Stopped by the user; what was done so far is kept.</summary>
    Cancelled,
}
