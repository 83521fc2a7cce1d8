using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device probe NAME</summary>
public sealed class DeviceProbeCommand(CommandEnvironment environment) : DeviceChangeCommand(
    environment, "probe", "Find out now whether a device works.")
{
    private protected override Task<WorkplaceDevice> ChangeAsync(
        IWorkplaceDevices devices, string name, CancellationToken cancellationToken) => devices.ProbeAsync(name, cancellationToken);

    /// <summary>What the probe met is the command's failure, behind the device as it then stands.</summary>
    private protected override void Judge(WorkplaceDevice device)
    {
        if (device.Problem is { } problem)
        {
            throw new ProfilerException(problem.Code, problem.Message, problem.Advice);
        }
    }
}
