using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device probe NAME</summary>
public sealed class DeviceProbeCommand(CommandEnvironment environment) : DeviceChangeCommand(
    environment, "probe", "Find out now whether a device works.")
{
    private protected override Task<WorkplaceDevice> ChangeAsync(
        IWorkplaceDevices devices, string name, CancellationToken cancellationToken) => devices.ProbeAsync(name, cancellationToken);
}
