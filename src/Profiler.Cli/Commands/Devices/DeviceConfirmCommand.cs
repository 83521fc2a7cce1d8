using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device confirm NAME SHA256:… [--proxy-jump-host-key SHA256:…]</summary>
public sealed class DeviceConfirmCommand : ProfilerCommand
{
    private readonly WorkplaceOption _workplace;
    private readonly DeviceArgument _device = new();
    private readonly Argument<string> _hostKey = new("fingerprint")
    {
        HelpName = "SHA256:…",
        Description = "The host key, as ssh-keygen -l prints it on the board itself",
    };

    private readonly Option<string?> _jumpKey = new("--proxy-jump-host-key")
    {
        HelpName = "SHA256:…",
        Description = "That of the host in between, where it has changed",
    };

    public DeviceConfirmCommand(CommandEnvironment environment)
        : base(
            environment,
            "confirm",
            "Pin the host key of a board that was set up anew.",
            "profiler device confirm b7 SHA256:2bHDnRxSZkcvXHG5dPMRTtGJLUZ2gYV0g4zF0Vh5xwE")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_device);
        Add(_hostKey);
        Add(_jumpKey);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        WorkplaceDevice device = await workplace.Devices.ConfirmAsync(
            arguments.GetRequiredValue(_device), arguments.GetRequiredValue(_hostKey), arguments.GetValue(_jumpKey), cancellationToken);
        output.Write(ShownDevice.From(device), ShownDeviceText.Render);
    }
}
