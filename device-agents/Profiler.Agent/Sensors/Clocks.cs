using System.Globalization;
using Profiler.Agent.Hosts;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>Clocks of processors (cpufreq, else /proc/cpuinfo), of GPU and buses (devfreq), and of a Jetson's memory, with their limits.</summary>
internal sealed class Clocks(bool isJetson) : ISensorSource
{
    private const string CpuFolder = "sys/devices/system/cpu";
    private const string DevfreqFolder = "sys/class/devfreq";
    private const string MemoryClock = "sys/kernel/debug/bpmp/debug/clk/emc/rate";
    private const string CpuInfo = "proc/cpuinfo";
    private const double MhzPerKhz = 1e-3;
    private const double MhzPerHz = 1e-6;

    public void Read(SensorBatch into)
    {
        ReadProcessors(into);
        foreach (string device in into.Root.Entries(DevfreqFolder, "*"))
        {
            string name = $"devfreq/{SensorBatch.Word(Path.GetFileName(device))}";
            into.Read(name, Quantity.FrequencyMhz, $"{device}/cur_freq", MhzPerHz, "The device has no clock that can be read.");
            into.ReadIfThere($"{name}/min", Quantity.FrequencyMhz, $"{device}/min_freq", MhzPerHz);
            into.ReadIfThere($"{name}/max", Quantity.FrequencyMhz, $"{device}/max_freq", MhzPerHz);
        }

        if (isJetson)
        {
            into.Read(
                "clk/emc", Quantity.FrequencyMhz, MemoryClock, MhzPerHz,
                "Only root sees it: run the agent as root, and mount debugfs (sudo mount -t debugfs none /sys/kernel/debug).");
        }
    }

    /// <summary>The mean clock of the processors in MHz; null where neither cpufreq nor /proc/cpuinfo tells it.</summary>
    public static double? MeanOfProcessors(SensorRoot root)
    {
        double[] clocks =
        [
            .. Governed(root)
                .Select(cpu => root.TryRead($"{cpu}/cpufreq/scaling_cur_freq", out double khz, out _) ? khz * MhzPerKhz : (double?)null)
                .OfType<double>(),
        ];
        if (clocks.Length == 0)
        {
            clocks = [.. Told(root).Select(cpu => cpu.Mhz).OfType<double>()];
        }

        return clocks.Length == 0 ? null : clocks.Average();
    }

    private static void ReadProcessors(SensorBatch into)
    {
        bool isGoverned = false;
        foreach (string cpu in Governed(into.Root))
        {
            isGoverned = true;
            string name = $"cpufreq/{Path.GetFileName(cpu)}";
            into.Read(name, Quantity.FrequencyMhz, $"{cpu}/cpufreq/scaling_cur_freq", MhzPerKhz, "The processor is switched off.");
            into.ReadIfThere($"{name}/min", Quantity.FrequencyMhz, $"{cpu}/cpufreq/scaling_min_freq", MhzPerKhz);
            into.ReadIfThere($"{name}/max", Quantity.FrequencyMhz, $"{cpu}/cpufreq/scaling_max_freq", MhzPerKhz);
        }

        if (isGoverned)
        {
            return;
        }

        into.Lack(
            "cpufreq/*", into.Root.PathOf($"{CpuFolder}/cpufreq"), UnreadableReason.Absent,
            "The kernel governs no clock: the hypervisor does in a virtual machine. On hardware of one's own, enable "
            + "P-states in the firmware, then sudo modprobe acpi-cpufreq.");
        foreach ((string number, double? mhz) in Told(into.Root))
        {
            if (mhz is { } value)
            {
                into.Add($"cpuinfo/cpu{number}", Quantity.FrequencyMhz, value, into.Root.PathOf(CpuInfo));
            }
            else
            {
                into.Lack($"cpuinfo/cpu{number}", into.Root.PathOf(CpuInfo), UnreadableReason.NotANumber, string.Empty);
            }
        }
    }

    private static IEnumerable<string> Governed(SensorRoot root) =>
        root.Entries(CpuFolder, "cpu*").Where(cpu => root.Exists($"{cpu}/cpufreq/scaling_cur_freq"));

    private static IEnumerable<(string Number, double? Mhz)> Told(SensorRoot root) =>
        new HostReader(root).CpuInfo("cpu MHz").Select((text, i) => (
            i.ToString(CultureInfo.InvariantCulture),
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double mhz) && double.IsFinite(mhz) ? mhz : (double?)null));
}
