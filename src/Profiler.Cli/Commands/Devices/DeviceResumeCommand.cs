using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device resume NAME</summary>
public sealed class DeviceResumeCommand(CommandEnvironment environment) : DeviceChangeCommand(
    environment, "resume", "Take a paused or quarantined device back.")
{
    private protected override Task<WorkplaceDevice> ChangeAsync(
        IWorkplaceDevices devices, string name, CancellationToken cancellationToken) => devices.ResumeAsync(name, cancellationToken);
}
