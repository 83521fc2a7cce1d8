using Microsoft.Extensions.Logging;
using Profiler.Fleet.Lanes;

namespace Profiler.Coordinator.Lanes;

/// <summary>What happens in the lanes, as lines of the log.</summary>
internal sealed partial class LaneLog(ILogger<LaneService> log) : IProgress<LaneEvent>
{
    public void Report(LaneEvent value)
    {
        LogLevel level = value.Kind switch
        {
            LaneEventKind.ProgramFault => LogLevel.Error,
            LaneEventKind.StorageFault or LaneEventKind.DeviceSetAside or LaneEventKind.LeaseLost or LaneEventKind.JobFailed => LogLevel.Warning,
            _ => LogLevel.Information,
        };
        // The stack is of use only where the fault is the program's own.
        Happened(log, level, value.Kind == LaneEventKind.ProgramFault ? value.Error : null, value.Kind, value.Device, value.JobId, value.Message);
    }

    [LoggerMessage(11, LogLevel.Critical, "The queue is run no more")]
    public static partial void Ended(ILogger log, Exception error);

    [LoggerMessage(EventId = 10, Message = "{Kind} device {Device} job {Job}: {Message}")]
    private static partial void Happened(
        ILogger log, LogLevel level, Exception? error, LaneEventKind kind, string? device, string? job, string message);
}
