using Profiler.Networks.Errors;

namespace Profiler.Cli.Output;

/// <summary>The exit code of every kind of failure; 0 is success (docs/command-line.md).</summary>
public static class ExitCodes
{
    /// <summary>A bug in the program.</summary>
    public const int Bug = 1;

    /// <summary>Wrong usage: arguments, shapes, unknown names.</summary>
    public const int Usage = 2;

    /// <summary>A file that cannot be used, or an operator in it.</summary>
    public const int File = 3;

    /// <summary>Data of another target, runtime, space or schema version.</summary>
    public const int Mismatch = 4;

    /// <summary>A device that is held by someone else, or failed.</summary>
    public const int Device = 5;

    /// <summary>The disk or the database.</summary>
    public const int Storage = 6;

    /// <summary>Something that has to be installed.</summary>
    public const int MissingDependency = 7;

    /// <summary>A key that does not permit this, or a state that does not.</summary>
    public const int Refused = 8;

    /// <summary>Training that cannot go on.</summary>
    public const int Training = 9;

    /// <summary>Stopped by Ctrl-C or SIGTERM: 128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;

    public static int For(ErrorCode code) => code switch
    {
        ErrorCode.UnknownName or ErrorCode.InvalidArgument or ErrorCode.InvalidShape => Usage,
        ErrorCode.InvalidFile or ErrorCode.UnsupportedOperator or ErrorCode.ModelRejected => File,
        ErrorCode.Mismatch => Mismatch,
        ErrorCode.DeviceBusy or ErrorCode.DeviceFailed or ErrorCode.Unreachable or ErrorCode.HostKeyRejected
            or ErrorCode.LinkLost or ErrorCode.AgentDied or ErrorCode.RuntimeFailed or ErrorCode.TimedOut
            or ErrorCode.LeaseLost => Device,
        ErrorCode.AccessDenied or ErrorCode.Conflict => Refused,
        ErrorCode.Storage => Storage,
        ErrorCode.MissingDependency => MissingDependency,
        ErrorCode.TrainingFailed => Training,
        ErrorCode.Cancelled => Cancelled,
        _ => Bug,
    };
}
