using Profiler.Fleet.Devices;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store.Devices;

namespace Profiler.Fleet.Lanes;

/// <summary>
/// Finds out whether a device works: reaches it, asks what it is, and has it run one visit to the null model. One that
/// passes is taken back, one that fails is set aside for longer.
/// </summary>
internal sealed class DeviceProbe(SessionOpener opener, LaneTools tools)
{
    private readonly Quarantine _quarantine = new(tools);

    public async Task RunAsync(RegisteredDevice device, CancellationToken cancellationToken)
    {
        try
        {
            if (await ProblemAsync(device, cancellationToken) is { } problem)
            {
                await _quarantine.SetAsideAsync(device.Name, problem, cancellationToken);
                return;
            }
        }
        catch (DatabaseFault error)
        {
            // Nothing is known of the device; it is probed again at the next look.
            tools.Tell(new LaneEvent(LaneEventKind.StorageFault, device.Name, null, error.Message, error));
            return;
        }

        await tools.CircuitOf(device.Name).WorksAsync();
        await tools.Storage.WriteAsync(() => tools.Database.Devices.SeenAsync(device.Name), cancellationToken);
        if (device.State == RegisteredDeviceState.Quarantined)
        {
            await _quarantine.ReadmitAsync(device.Name, cancellationToken);
        }
        else if (device.Problem is not null)
        {
            await tools.Storage.WriteAsync(() => tools.Database.Devices.ClearProblemAsync(device.Name), cancellationToken);
        }
    }

    private async Task<ProfilerException?> ProblemAsync(RegisteredDevice device, CancellationToken cancellationToken)
    {
        try
        {
            await VisitAsync(device, cancellationToken);
            return null;
        }
        catch (ProfilerException problem)
        {
            return problem;
        }
    }

    /// <exception cref="ProfilerException">What is wrong with the device.</exception>
    private async Task VisitAsync(RegisteredDevice device, CancellationToken cancellationToken)
    {
        var options = new DeviceOptions(device.Name);
        await using DeviceSession session = await opener.OpenAsync(device, options, tools.Database, cancellationToken);
        var visit = new VisitRequest(
            "probe",
            Round: 0,
            Workload.OfFixedShape(Workload.NullModel, options.Provider, options.Threads),
            Profiled: false,
            Reference: null,
            ReferenceRuns: 0,
            WarmupRuns: 0,
            LaneDefaults.ProbeRuns);
        int runs = 0;
        await foreach (Visit reported in session.Agent.RunAsync([visit], cancellationToken))
        {
            runs += reported.SamplesMs.Length;
        }

        if (runs != LaneDefaults.ProbeRuns)
        {
            throw new ProfilerException(ErrorCode.DeviceFailed, $"The device '{device.Name}' did not report the visit of its probe.");
        }
    }
}
