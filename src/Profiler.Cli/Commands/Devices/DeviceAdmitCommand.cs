using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device admit NAME [--soak 60s]</summary>
public sealed class DeviceAdmitCommand : ProfilerCommand
{
    private static readonly TimeSpan DefaultSoak = TimeSpan.FromSeconds(60);

    private readonly WorkplaceOption _workplace;
    private readonly DeviceArgument _device = new();
    private readonly DurationOption _soak = new("--soak", "How long the reference network runs without a pause; 60s where left out");

    public DeviceAdmitCommand(CommandEnvironment environment)
        : base(
            environment,
            "admit",
            "Test a board: link, clock, outputs, repeatability, heat.",
            "profiler device admit board-7",
            "profiler device admit board-7 --soak 10m --json")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_device);
        Add(_soak);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string name = arguments.GetRequiredValue(_device);
        TimeSpan soak = _soak.Read(arguments) ?? DefaultSoak;
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        WorkplaceDevice device = await output.WithProgressAsync(
            progress => workplace.Devices.AdmitAsync(name, soak, progress.OfJobs(), cancellationToken));
        output.Write(ShownDevice.From(device), ShownDeviceText.Render);
    }
}
