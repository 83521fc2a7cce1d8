using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device sensors [NAME]</summary>
public sealed class DeviceSensorsCommand : ProfilerCommand
{
    private readonly Argument<string> _device = new("device")
    {
        HelpName = "NAME",
        Description = "The device; local is this machine",
        DefaultValueFactory = _ => DeviceOptions.Local,
    };

    private readonly WorkplaceOption _workplace;

    public DeviceSensorsCommand(CommandEnvironment environment)
        : base(
            environment,
            "sensors",
            "Read a device's power, heat, clocks and throttling, and say what cannot be read.",
            "profiler device sensors",
            "profiler device sensors xavier-1 --json")
    {
        _workplace = new WorkplaceOption(environment);
        _device.CompletionSources.Add(_ => [DeviceOptions.Local]);
        Add(_device);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string name = arguments.GetRequiredValue(_device);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        output.Write(new DeviceSensors(name, await workplace.Devices.ReadSensorsAsync(name, cancellationToken)), SensorsText.Render);
    }
}
