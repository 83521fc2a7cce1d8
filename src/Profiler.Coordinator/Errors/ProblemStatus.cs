using Microsoft.AspNetCore.Http;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Errors;

/// <summary>
/// The HTTP status of every kind of failure (docs/api.md). 5xx are faults of the coordinator's own: what a board that
/// somebody named does is not one, and 502 and 504 stay a proxy's, whose clients may send a request again.
/// </summary>
public static class ProblemStatus
{
    public static int Of(ErrorCode code) => code switch
    {
        ErrorCode.UnknownName => StatusCodes.Status404NotFound,
        ErrorCode.InvalidArgument or ErrorCode.InvalidShape or ErrorCode.InvalidFile => StatusCodes.Status400BadRequest,
        ErrorCode.UnsupportedOperator or ErrorCode.ModelRejected => StatusCodes.Status422UnprocessableEntity,
        ErrorCode.AccessDenied => StatusCodes.Status403Forbidden,
        ErrorCode.Mismatch or ErrorCode.DeviceBusy or ErrorCode.HostKeyRejected or ErrorCode.LeaseLost or ErrorCode.Conflict
            or ErrorCode.Cancelled => StatusCodes.Status409Conflict,
        ErrorCode.DeviceFailed or ErrorCode.Unreachable or ErrorCode.LinkLost or ErrorCode.AgentDied
            or ErrorCode.RuntimeFailed or ErrorCode.TimedOut or ErrorCode.TrainingFailed => StatusCodes.Status424FailedDependency,
        ErrorCode.Storage or ErrorCode.MissingDependency => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
