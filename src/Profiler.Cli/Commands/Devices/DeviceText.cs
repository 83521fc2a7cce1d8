using Profiler.Cli.Output;
using Profiler.Measurement.Devices;

namespace Profiler.Cli.Commands.Devices;

/// <summary>A device's description for people.</summary>
public static class DeviceText
{
    private const double GibibyteBytes = 1L << 30;

    public static void Render(TextOutput text, DescribedDevice device)
    {
        DeviceDescription description = device.Description;
        text.Table(
            [TextColumn.Words("device"), TextColumn.Words(device.Name)],
            [
                ["host", description.HostName],
                ["system", description.OperatingSystem],
                ["processor", description.ProcessorModel],
                ["cores", $"{description.ProcessorCount}, the agent may use {description.Affinity}"],
                ["flags", string.Join(' ', description.ProcessorFlags)],
                ["memory", $"{description.MemoryBytes / GibibyteBytes:F1} GiB"],
                ["governor", description.Governor ?? "not readable"],
                ["max clock", description.MaxFrequencyMhz is { } mhz ? $"{mhz:F0} MHz" : "not readable"],
                ["runtime", $"{description.Runtime} {description.RuntimeVersion}"],
                ["providers", string.Join(' ', description.Providers)],
                ["agent", $"{description.AgentVersion} on .NET {description.DotNetVersion}"],
                .. description.PowerMode is { } mode ? (string[][])[["power mode", mode]] : [],
                .. (description.ConditionNotes ?? []).Select(note => (string[])["setting", note]),
                .. description.Unreadable.Select(reason => (string[])["unreadable", reason]),
            ]);
    }
}
