using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Workplaces;
using Profiler.Store.Targets;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device list</summary>
public sealed class DeviceListCommand : ProfilerCommand
{
    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("device"),
        TextColumn.Words("state"),
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
            "List devices: registered ones, this machine, those measured on before.",
            "profiler device list",
            "profiler device list --json")
    {
        _workplace = new WorkplaceOption(environment);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        Dictionary<string, WorkplaceDevice> registered =
            (await workplace.Devices.RegisteredAsync(cancellationToken)).ToDictionary(device => device.Name);
        Dictionary<string, KnownDevice> known =
            (await workplace.Devices.DescribedAsync(cancellationToken)).ToDictionary(device => device.Name);
        IEnumerable<ListedDevice> devices = registered.Keys.Union(known.Keys).Append(DeviceOptions.Local).Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => ListedDevice.From(name, registered.GetValueOrDefault(name), known.GetValueOrDefault(name)));
        output.Write(new DeviceListDocument([.. devices]), Render);
    }

    private static void Render(TextOutput text, DeviceListDocument document) =>
        text.Table(Columns, document.Devices.Select(device => new[]
        {
            device.Name,
            device.State ?? "-",
            device.ProcessorModel ?? "",
            $"{device.ProcessorCount}",
            $"{device.Runtime} {device.RuntimeVersion}",
            string.Join(' ', device.Providers),
            device.SeenAt is { } seen ? $"{seen.UtcDateTime:yyyy-MM-dd}" : "never",
        }));
}
