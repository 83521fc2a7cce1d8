using System.Globalization;
using Profiler.Agent.Sensors;
using Profiler.Agent.Sensors.Gpus;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Hosts;

/// <summary>Reads the conditions of a Linux host from the kernel's files, and of its GPU from the driver where it is used.</summary>
internal sealed class HostReader(SensorRoot root)
{
    private const double MsPerJiffy = 10;
    private const int StealColumn = 8;

    /// <summary>Opened by the first visit that uses a GPU: the driver takes some ms for it.</summary>
    private readonly Lazy<GpuWatch> _gpu = new(() => new GpuWatch(root));

    /// <param name="usesGpu">Whether what is measured runs on a GPU of a driver that can be asked.</param>
    public HostCounters ReadCounters(bool usesGpu) => new(
        StolenMs(), Throttling.Snapshot(root), usesGpu ? _gpu.Value.HeldDownNanoseconds : null);

    public VisitConditions ReadConditions(HostCounters before, bool usesGpu) => new(
        LoadAverage(),
        StolenMs() is { } now && before.StolenMs is { } then ? now - then : null,
        FrequencyMhz(),
        TemperatureCelsius(),
        Throttles(before, usesGpu),
        usesGpu ? _gpu.Value.CountOthers() : null);

    public string? ReadText(string path) => root.Text(path);

    public double? FrequencyMhz() => Clocks.MeanOfProcessors(root);

    /// <summary>The clock of the GPU that is used, by its driver.</summary>
    public double? GpuClockMhz(bool usesGpu) => usesGpu ? _gpu.Value.ClockMhz : null;

    /// <summary>What is taken of the memory of the GPU that is used.</summary>
    public GpuMemory? GpuMemory() => _gpu.Value.Memory;

    public double? TemperatureCelsius() => ThermalZones.Hottest(root);

    /// <summary>The values of a field of /proc/cpuinfo, one a processor.</summary>
    public IEnumerable<string> CpuInfo(string field)
    {
        foreach (string line in (ReadText("proc/cpuinfo") ?? string.Empty).Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[..colon].Trim() == field)
            {
                yield return line[(colon + 1)..].Trim();
            }
        }
    }

    private double? LoadAverage() => Number(ReadText("proc/loadavg")?.Split(' ')[0]);

    private double? StolenMs()
    {
        string[]? fields = ReadText("proc/stat")?.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields is { Length: > StealColumn } && Number(fields[StealColumn]) is { } jiffies ? jiffies * MsPerJiffy : null;
    }

    private int? Throttles(HostCounters before, bool usesGpu)
    {
        int? kernel = Throttling.HeldDown(before.Throttles, Throttling.Snapshot(root));
        int? gpu = usesGpu && _gpu.Value.HeldDownNanoseconds is { } now && before.GpuHeldDownNanoseconds is { } then ? (now > then ? 1 : 0) : null;
        return kernel is null ? gpu : kernel + (gpu ?? 0);
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
