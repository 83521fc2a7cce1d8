using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Devices;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device describe [NAME]</summary>
public sealed class DeviceDescribeCommand : ProfilerCommand
{
    private readonly Argument<string> _device = new("device")
    {
        HelpName = "NAME",
        Description = "The device; local is this machine",
        DefaultValueFactory = _ => DeviceOptions.Local,
    };

    private readonly WorkplaceOption _workplace;

    public DeviceDescribeCommand(CommandEnvironment environment)
        : base(
            environment,
            "describe",
            "Ask a device's agent what it runs on, and what it cannot read there.",
            "profiler device describe",
            "profiler device describe local --json")
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
        DeviceDescription description = await workplace.Devices.DescribeAsync(name, cancellationToken);
        output.Write(new DescribedDevice(name, description), DeviceText.Render);
    }
}
