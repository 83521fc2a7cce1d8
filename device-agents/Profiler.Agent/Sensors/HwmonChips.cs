using System.Globalization;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>The kernel's hardware monitors of every kind, but for the ones that others here read: INA3221 and soctherm_oc.</summary>
/// <param name="isJetson">Whose monitors are the INA3221 and the thermal zones: others need not be there.</param>
internal sealed class HwmonChips(bool isJetson) : ISensorSource
{
    private const string Folder = "sys/class/hwmon";
    private static readonly string[] ReadByOthers = ["ina3221", "soctherm_oc"];

    /// <summary>The kernel's names of channels (Documentation/hwmon/sysfs-interface), each with what one of its units is.</summary>
    private static readonly (string Pattern, Quantity Quantity, double Unit)[] Channels =
    [
        ("temp*_input", Quantity.TemperatureCelsius, 1e-3),
        ("power*_input", Quantity.PowerMw, 1e-3),
        ("power*_average", Quantity.PowerMw, 1e-3),
        ("energy*_input", Quantity.EnergyMj, 1e-3),
        ("in*_input", Quantity.VoltageMv, 1),
        ("curr*_input", Quantity.CurrentMa, 1),
        ("freq*_input", Quantity.FrequencyMhz, 1e-6),
    ];

    public void Read(SensorBatch into)
    {
        bool isAny = false;
        foreach (string chip in into.Root.Entries(Folder, "hwmon*"))
        {
            isAny = true;
            string name = into.Root.Text($"{chip}/name") ?? Path.GetFileName(chip);
            if (!ReadByOthers.Contains(name))
            {
                ReadChip(into, chip, name);
            }
        }

        if (!isAny && !isJetson)
        {
            into.Lack(
                "hwmon/*", into.Root.PathOf(Folder), UnreadableReason.Absent,
                "The kernel monitors no hardware. On hardware of one's own: sudo modprobe coretemp (Intel) or k10temp (AMD); "
                + "sensors-detect of lm-sensors finds others. A virtual machine has none.");
        }
    }

    private static void ReadChip(SensorBatch into, string chip, string chipName)
    {
        foreach ((string pattern, Quantity quantity, double unit) in Channels)
        {
            foreach (string file in into.Root.Entries(chip, pattern).Where(IsChannel))
            {
                string channel = Path.GetFileName(file).Split('_')[0];
                string label = into.Root.Text($"{chip}/{channel}_label") is { Length: > 0 } given ? given : channel;
                into.Read(into.Unique($"hwmon/{SensorBatch.Word(chipName)}/{SensorBatch.Word(label)}"), quantity, file, unit, string.Empty);
            }
        }
    }

    /// <summary>"in*_input" also matches what begins with "in" and goes on with more than a number.</summary>
    private static bool IsChannel(string file)
    {
        string channel = Path.GetFileName(file).Split('_')[0].TrimStart("abcdefghijklmnopqrstuvwxyz".ToCharArray());
        return int.TryParse(channel, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
