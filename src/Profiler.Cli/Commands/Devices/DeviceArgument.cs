using System.CommandLine;

namespace Profiler.Cli.Commands.Devices;

/// <summary>The registered device that a command is about.</summary>
public sealed class DeviceArgument : Argument<string>
{
    public DeviceArgument()
        : base("device")
    {
        HelpName = "NAME";
        Description = "The device's name ('profiler device list')";
    }
}
