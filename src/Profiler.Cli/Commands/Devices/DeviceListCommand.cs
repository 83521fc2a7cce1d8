using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device list</summary>
public sealed class DeviceListCommand : ProfilerCommand
{
    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("device"),
        TextColumn.Words("processor"),
        TextColumn.Number("cores"),
        TextColumn.Words("runtime"),
        TextColumn.Words("providers"),
        TextColumn.Words("described"),
    ];

    private readonly WorkplaceOption _workplace;

    public DeviceListCommand(CommandEnvironment environment)
        : base(
            environment,
            "list",
            "List this machine and the devices that were measured on before.",
            "profiler device list",
            "profiler device list --json")
    {
        _workplace = new WorkplaceOption(environment);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        ListedDevice[] known = [.. (await workplace.Devices.DescribedAsync(cancellationToken)).Select(ListedDevice.From)];
        ListedDevice[] undescribed = known.Any(device => device.Name == DeviceOptions.Local) ? [] : [ListedDevice.Undescribed(DeviceOptions.Local)];
        output.Write(
            new DeviceListDocument([.. known.Concat(undescribed).OrderBy(device => device.Name, StringComparer.Ordinal)]),
            Render);
    }

    private static void Render(TextOutput text, DeviceListDocument document) =>
        text.Table(Columns, document.Devices.Select(device => new[]
        {
            device.Name,
            device.ProcessorModel ?? "",
            $"{device.ProcessorCount}",
            $"{device.Runtime} {device.RuntimeVersion}",
            string.Join(' ', device.Providers),
            device.SeenAt is { } seen ? $"{seen.UtcDateTime:yyyy-MM-dd}" : "never",
        }));
}
