using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device show NAME</summary>
public sealed class DeviceShowCommand(CommandEnvironment environment) : DeviceChangeCommand(
    environment, "show", "Show a registered device: state, problem, admission report.")
{
    private protected override Task<WorkplaceDevice> ChangeAsync(
        IWorkplaceDevices devices, string name, CancellationToken cancellationToken) => devices.GetAsync(name, cancellationToken);
}
