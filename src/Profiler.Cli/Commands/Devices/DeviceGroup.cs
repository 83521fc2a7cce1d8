using System.CommandLine;
using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device …</summary>
public static class DeviceGroup
{
    public static Command Create(CommandEnvironment environment) => new("device", "Register, show and test the devices that networks are measured on.")
    {
        new DeviceListCommand(environment),
        new DeviceDescribeCommand(environment),
        new DeviceSensorsCommand(environment),
        new DeviceAddCommand(environment),
        new DeviceShowCommand(environment),
        new DevicePauseCommand(environment),
        new DeviceResumeCommand(environment),
        new DeviceProbeCommand(environment),
        new DeviceAdmitCommand(environment),
        new DeviceConfirmCommand(environment),
        new DeviceRemoveCommand(environment),
    };
}
