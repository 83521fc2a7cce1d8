using Profiler.Networks.Errors;

namespace Profiler.Fleet.Lanes;

/// <summary>What is done about which fault.</summary>
internal static class FaultRules
{
    public static FaultAction For(ErrorCode code, FaultOrigin origin) => origin switch
    {
        FaultOrigin.Database => FaultAction.Wait,
        FaultOrigin.Request => FaultAction.Fail,
        FaultOrigin.Connection => AtConnection(code),
        _ => AtWork(code),
    };

    private static FaultAction AtConnection(ErrorCode code) => code switch
    {
        // The job asks for more threads than the board has.
        ErrorCode.InvalidArgument => FaultAction.Fail,
        ErrorCode.HostKeyRejected or ErrorCode.AccessDenied or ErrorCode.MissingDependency or ErrorCode.Mismatch => FaultAction.SetAside,
        _ => FaultAction.RetryLater,
    };

    private static FaultAction AtWork(ErrorCode code) => code switch
    {
        ErrorCode.RuntimeFailed => FaultAction.RetryOnce,
        ErrorCode.HostKeyRejected or ErrorCode.AccessDenied => FaultAction.SetAside,
        ErrorCode.LinkLost or ErrorCode.AgentDied or ErrorCode.DeviceFailed or ErrorCode.Unreachable or ErrorCode.TimedOut
            or ErrorCode.DeviceBusy or ErrorCode.Storage or ErrorCode.Cancelled => FaultAction.RetryLater,
        _ => FaultAction.Fail,
    };
}
