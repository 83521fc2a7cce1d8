using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device pause NAME</summary>
public sealed class DevicePauseCommand(CommandEnvironment environment) : DeviceChangeCommand(
    environment, "pause", "Give a device no more jobs; a running one ends first.")
{
    private protected override Task<WorkplaceDevice> ChangeAsync(
        IWorkplaceDevices devices, string name, CancellationToken cancellationToken) => devices.PauseAsync(name, cancellationToken);
}
