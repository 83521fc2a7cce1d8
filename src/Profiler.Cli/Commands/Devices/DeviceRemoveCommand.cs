using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device remove NAME</summary>
public sealed class DeviceRemoveCommand : ProfilerCommand
{
    private readonly WorkplaceOption _workplace;
    private readonly DeviceArgument _device = new();

    public DeviceRemoveCommand(CommandEnvironment environment)
        : base(environment, "remove", "Remove a device; what was measured on it is kept.", "profiler device remove board-7")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_device);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string name = arguments.GetRequiredValue(_device);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        await workplace.Devices.RemoveAsync(name, cancellationToken);
        output.Write(new RemovedDevice(name), (text, removed) => text.Line($"Removed {removed.Name}; what was measured on it is kept."));
    }
}
