using Profiler.Fleet.Telemetry;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;

namespace Profiler.Fleet.Lanes;

/// <summary>Sets boards aside and takes them back.</summary>
internal sealed class Quarantine(LaneTools tools)
{
    /// <summary>Sets the board aside, with the reason, until a probe that comes later each time.</summary>
    /// <returns>When it is probed.</returns>
    public async Task<DateTimeOffset> SetAsideAsync(string device, ProfilerException problem, CancellationToken cancellationToken)
    {
        int time = tools.CircuitOf(device).SetAside();
        DateTimeOffset probeAt = tools.Time.GetUtcNow()
            + tools.BackOff.Of(LaneDefaults.Quarantine, LaneDefaults.LongestQuarantine, time);
        var failure = new ItemFailure(problem.Code, problem.Message, problem.Advice);
        await tools.Storage.WriteAsync(() => tools.Database.Devices.QuarantineAsync(device, failure, probeAt), cancellationToken);
        tools.Tell(new LaneEvent(LaneEventKind.DeviceSetAside, device, null, $"{problem.Code}: {problem.Message} Probed again at {probeAt:u}.", problem));
        return probeAt;
    }

    /// <summary>Counts a fault; several in a row set the board aside.</summary>
    /// <param name="isHopeless">Whether it is set aside at once, since only a person can help.</param>
    /// <returns>When it is probed; null where it stays active.</returns>
    public async Task<DateTimeOffset?> FaultAsync(
        string device, ProfilerException problem, bool isHopeless, CancellationToken cancellationToken)
    {
        FleetTelemetry.DeviceFaults.Add(1, new("device", device), new("code", problem.Code.ToString()));
        bool isOpen = await tools.CircuitOf(device).FaultAsync();
        return isOpen || isHopeless ? await SetAsideAsync(device, problem, cancellationToken) : null;
    }

    public async Task ReadmitAsync(string device, CancellationToken cancellationToken)
    {
        await tools.CircuitOf(device).WorksAsync();
        await tools.Storage.WriteAsync(() => tools.Database.Devices.ActivateAsync(device), cancellationToken);
        tools.Tell(new LaneEvent(LaneEventKind.DeviceReadmitted, device, null, $"'{device}' passed its probe and takes jobs again."));
    }
}
