using System.Globalization;
using Profiler.Networks.Errors;
using Profiler.Store.Devices;
using Profiler.Store.Jobs;

namespace Profiler.Store.Queue;

/// <summary>Why a queued job cannot begin before something is done about its device.</summary>
internal static class JobObstacle
{
    /// <param name="problem">Why the device was set aside.</param>
    /// <returns>Null where the device takes jobs.</returns>
    public static ItemFailure? Of(string device, RegisteredDeviceState state, ItemFailure? problem, DateTimeOffset? probeAt) => state switch
    {
        RegisteredDeviceState.Paused => new ItemFailure(
            ErrorCode.Conflict, $"The device '{device}' is paused.", $"'profiler device resume {device}' takes it back."),
        RegisteredDeviceState.Quarantined when problem is not null => new ItemFailure(
            problem.Code, $"The device '{device}' is set aside: {problem.Message}", Advice(device, problem, probeAt)),
        _ => null,
    };

    private static string Advice(string device, ItemFailure problem, DateTimeOffset? probeAt)
    {
        string when = probeAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"It is probed at {at.UtcDateTime:HH:mm:ss} UTC; ") : "";
        return $"{problem.Advice} {when}'profiler device probe {device}' does so now.".TrimStart();
    }
}
