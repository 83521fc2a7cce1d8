using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>
/// Who holds clocks down: Intel's counters of thermal throttling, Jetson's counters of over-current and under-voltage
/// events (soctherm_oc), and the steps that cooling devices stand at which work by slowing something down.
/// </summary>
internal sealed class Throttling : ISensorSource
{
    private const string CpuFolder = "sys/devices/system/cpu";
    private const string CoolingFolder = "sys/class/thermal";
    private const string HwmonFolder = "sys/class/hwmon";

    /// <summary>Parts of the types of cooling devices that slow clocks down; fans, displays and offsets cool otherwise.</summary>
    private static readonly string[] Slowing = ["Processor", "cpufreq", "devfreq", "balanced", "heavy", "throttle"];

    public void Read(SensorBatch into)
    {
        foreach ((string name, string path) in Counters(into.Root).Concat(Steps(into.Root)))
        {
            into.Read(into.Unique(name), Quantity.Throttles, path, unit: 1, string.Empty);
        }

        if (!Counters(into.Root).Any() && !Steps(into.Root).Any())
        {
            into.Lack(
                "throttle/*", into.Root.PathOf($"{CpuFolder}/cpu0/thermal_throttle"), UnreadableReason.Absent,
                "The kernel counts no throttling: only Intel's processors and boards with cooling devices do, and no virtual machine. "
                + "Clocks and the reference network tell it then.");
        }
    }

    /// <summary>The counters and the steps that can be read now, by their files.</summary>
    public static Dictionary<string, double> Snapshot(SensorRoot root)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((_, string path) in Counters(root).Concat(Steps(root)))
        {
            if (root.TryRead(path, out double value, out _))
            {
                found[path] = value;
            }
        }

        return found;
    }

    /// <summary>How many held something down between two snapshots: counters that rose, and steps that were not at rest.</summary>
    /// <returns>Null where there are none.</returns>
    public static int? HeldDown(IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> after) => after.Count == 0
        ? null
        : after.Count(now => IsStep(now.Key)
            ? Math.Max(now.Value, before.GetValueOrDefault(now.Key)) > 0
            : before.TryGetValue(now.Key, out double then) && now.Value > then);

    private static bool IsStep(string path) => path.StartsWith(CoolingFolder, StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Path)> Counters(SensorRoot root)
    {
        foreach (string file in root.Entries(CpuFolder, "cpu*").SelectMany(cpu => root.Entries($"{cpu}/thermal_throttle", "*_throttle_count")))
        {
            string cpu = file.Split('/')[^3];
            yield return ($"throttle/{cpu}/{Path.GetFileName(file)[..^"_throttle_count".Length]}", file);
        }

        foreach (string chip in root.Entries(HwmonFolder, "hwmon*").Where(chip => root.Text($"{chip}/name") == "soctherm_oc"))
        {
            foreach (string file in root.Entries(chip, "oc*_event_cnt"))
            {
                yield return ($"throttle/{Path.GetFileName(file)[..^"_event_cnt".Length]}", file);
            }
        }
    }

    private static IEnumerable<(string Name, string Path)> Steps(SensorRoot root)
    {
        foreach (string device in root.Entries(CoolingFolder, "cooling_device*"))
        {
            if (root.Text($"{device}/type") is { } type && Slowing.Any(part => type.Contains(part, StringComparison.Ordinal)))
            {
                yield return ($"throttle/{SensorBatch.Word(type)}", $"{device}/cur_state");
            }
        }
    }
}
