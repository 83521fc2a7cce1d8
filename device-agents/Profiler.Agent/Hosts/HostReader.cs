using System.Globalization;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Hosts;

/// <summary>Reads the conditions of a Linux host from the kernel's files, below a root that tests can bring.</summary>
internal sealed class HostReader(string root = "/")
{
    private const double MsPerJiffy = 10;
    private const double KilohertzPerMegahertz = 1000;
    private const double MillidegreesPerDegree = 1000;
    private const int StealColumn = 8;

    public HostCounters ReadCounters() => new(StolenMs());

    public VisitConditions ReadConditions(HostCounters before) => new(
        LoadAverage(),
        StolenMs() is { } now && before.StolenMs is { } then ? now - then : null,
        FrequencyMhz(),
        TemperatureCelsius());

    public string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(root, path)).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public double? FrequencyMhz()
    {
        double[] clocks = [.. Numbers("sys/devices/system/cpu", "cpu*/cpufreq/scaling_cur_freq").Select(khz => khz / KilohertzPerMegahertz)];
        if (clocks.Length == 0)
        {
            clocks = [.. CpuInfo("cpu MHz").Select(Number).OfType<double>()];
        }

        return clocks.Length == 0 ? null : clocks.Average();
    }

    public double? TemperatureCelsius()
    {
        // Zones that are switched off report nonsense; nothing alive is below -40 or above 150 degrees.
        double[] zones =
        [
            .. Numbers("sys/class/thermal", "thermal_zone*/temp")
                .Select(value => value / MillidegreesPerDegree).Where(degrees => degrees is > -40 and < 150)
        ];
        return zones.Length == 0 ? null : zones.Max();
    }

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

    /// <summary>The numbers in the files that match folder*/rest below a folder.</summary>
    private IEnumerable<double> Numbers(string folder, string pattern)
    {
        string[] parts = pattern.Split('/', 2);
        string full = Path.Combine(root, folder);
        if (!Directory.Exists(full))
        {
            return [];
        }

        return Directory.EnumerateDirectories(full, parts[0]).Order()
            .Select(entry => Number(ReadText(Path.Combine(folder, Path.GetFileName(entry), parts[1])))).OfType<double>();
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
