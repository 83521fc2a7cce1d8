using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Store;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device describe [NAME]</summary>
public sealed class DeviceDescribeCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly Argument<string> _device = new("device")
    {
        HelpName = "NAME",
        Description = "The device; local is this machine",
        DefaultValueFactory = _ => DeviceOptions.Local,
    };

    private readonly DatabaseOption _database = new();

    public DeviceDescribeCommand(CommandEnvironment environment)
        : base(
            environment,
            "describe",
            "Ask a device's agent what it runs on, and what it cannot read there.",
            "profiler device describe",
            "profiler device describe local --json")
    {
        _environment = environment;
        _device.CompletionSources.Add(_ => [DeviceOptions.Local]);
        Add(_device);
        Add(_database);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string name = arguments.GetRequiredValue(_device);
        using ProfilerDatabase database = await _database.OpenAsync(arguments, _environment.Time);
        await using DeviceSession device = await DeviceSession.OpenAsync(new DeviceOptions(name), database, cancellationToken);
        output.Write(new DescribedDevice(name, device.Description), DeviceText.Render);
    }
}
