using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>The kernel's thermal zones, named by their types.</summary>
/// <param name="expected">The types that the board's family has.</param>
internal sealed class ThermalZones(IReadOnlyList<string> expected) : ISensorSource
{
    private const string Folder = "sys/class/thermal";
    private const double DegreesPerMillidegree = 1e-3;

    /// <summary>Jetson's zone that holds 100 degrees at all times, so that it trips when the chip of the supplies says so.</summary>
    private const string Constant = "PMIC-Die";

    public void Read(SensorBatch into)
    {
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string type, string path) in In(into.Root))
        {
            found.Add(type);
            string name = into.Unique($"thermal/{SensorBatch.Word(type)}");
            into.Read(name, Quantity.TemperatureCelsius, path, DegreesPerMillidegree, "The zone has no temperature.");
        }

        foreach (string type in expected.Where(type => !found.Contains(type)))
        {
            into.Lack(
                $"thermal/{SensorBatch.Word(type)}", into.Root.PathOf(Folder), UnreadableReason.Absent,
                "No zone has this type: another JetPack may name it otherwise. The others are listed.");
        }

        if (found.Count == 0 && expected.Count == 0)
        {
            into.Lack(
                "thermal/*", into.Root.PathOf(Folder), UnreadableReason.Absent,
                "The kernel has no thermal zone. On hardware of one's own: sudo modprobe thermal, and on Intel "
                + "sudo modprobe x86_pkg_temp_thermal. A virtual machine's host keeps its own to itself.");
        }
    }

    /// <summary>The hottest in degrees Celsius, of those that tell what can be; null where none does.</summary>
    public static double? Hottest(SensorRoot root)
    {
        double? hottest = null;
        foreach ((string type, string path) in In(root))
        {
            if (type != Constant
                && root.TryRead(path, out double value, out _)
                && QuantityRange.Holds(Quantity.TemperatureCelsius, value * DegreesPerMillidegree))
            {
                hottest = Math.Max(hottest ?? double.MinValue, value * DegreesPerMillidegree);
            }
        }

        return hottest;
    }

    private static IEnumerable<(string Type, string Path)> In(SensorRoot root) => root.Entries(Folder, "thermal_zone*")
        .Select(zone => (root.Text($"{zone}/type") ?? Path.GetFileName(zone), $"{zone}/temp"));
}
