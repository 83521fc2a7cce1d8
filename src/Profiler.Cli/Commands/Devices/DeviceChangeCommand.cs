using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>A command that does one thing to a registered device and shows it as it then stands.</summary>
public abstract class DeviceChangeCommand : ProfilerCommand
{
    private readonly WorkplaceOption _workplace;
    private readonly DeviceArgument _device = new();

    private protected DeviceChangeCommand(CommandEnvironment environment, string name, string description)
        : base(environment, name, description, $"profiler device {name} board-7")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_device);
        _workplace.AddTo(this);
    }

    protected sealed override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        WorkplaceDevice device = await ChangeAsync(workplace.Devices, arguments.GetRequiredValue(_device), cancellationToken);
        output.Write(ShownDevice.From(device), ShownDeviceText.Render);
        Judge(device);
    }

    /// <summary>Whether the device as it then stands makes the command fail.</summary>
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">It does.</exception>
    private protected virtual void Judge(WorkplaceDevice device)
    {
    }

    private protected abstract Task<WorkplaceDevice> ChangeAsync(
        IWorkplaceDevices devices, string name, CancellationToken cancellationToken);
}
