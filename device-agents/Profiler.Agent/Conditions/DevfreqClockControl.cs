using System.Collections.Immutable;
using System.Globalization;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>The clock of a Jetson's GPU, by the kernel's devfreq: between its lowest and its highest the load decides.</summary>
internal sealed class DevfreqClockControl(SensorRoot root) : IConditionControl
{
    private const double HertzPerMegahertz = 1e6;

    /// <summary>The GPUs of TX2, Xavier and Orin.</summary>
    private static readonly ImmutableArray<string> Gpus = [".gp10b", ".gv11b", ".ga10b", ".gpu"];

    public string Name => "GPU clock";

    public static string? Folder(SensorRoot root) => root.Entries("sys/class/devfreq", "*")
        .FirstOrDefault(folder => Gpus.Any(gpu => folder.EndsWith(gpu, StringComparison.Ordinal)));

    /// <summary>The clock that it runs at, in MHz; null where it cannot be read.</summary>
    public static double? Mhz(SensorRoot root) =>
        Folder(root) is { } folder && KernelFile.ReadNumber(root, $"{folder}/cur_freq") is { } hertz ? hertz / HertzPerMegahertz : null;

    public ControlState Read()
    {
        (_, long low, long high) = Limits();
        return new ControlState(
            low == high ? $"held at {low / HertzPerMegahertz:0} MHz" : $"{low / HertzPerMegahertz:0} to {high / HertzPerMegahertz:0} MHz", $"{low} {high}");
    }

    /// <summary>The highest is the power mode's, so that no clock is set which the mode does not allow.</summary>
    public ImmutableArray<HeldClock> Set(string value)
    {
        (string folder, _, long high) = Limits();
        long[] existing = [.. Available(folder).Where(hertz => hertz <= high).Append(high).Distinct().Order()];
        if (value == WantedConditions.DefaultClocks)
        {
            Write(folder, existing[0], high);
            return [];
        }

        long wanted = value == WantedConditions.MaxClocks ? high : Find(existing, value);
        Write(folder, wanted, wanted);
        return [new HeldClock(ClockDomain.Gpu, wanted / HertzPerMegahertz)];
    }

    public void Restore(string saved)
    {
        (string folder, _, _) = Limits();
        long[] limits = [.. saved.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
        Write(folder, limits[0], limits[1]);
    }

    /// <summary>The kernel refuses a lowest above the highest, so the one that makes room goes first.</summary>
    private void Write(string folder, long low, long high)
    {
        (string File, long Hertz)[] writes = [($"{folder}/min_freq", low), ($"{folder}/max_freq", high)];
        if (low > Limits().High)
        {
            Array.Reverse(writes);
        }

        bool changed = false;
        foreach ((string file, long hertz) in writes)
        {
            try
            {
                changed |= KernelFile.Write(root, file, $"{hertz}");
            }
            catch (ConditionException error)
            {
                throw new ConditionException(error.Reason, error.Message, error.Advice, error) { ChangedNothing = !changed };
            }
        }
    }

    private long Find(long[] existing, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double mhz)
        && existing.Where(hertz => Math.Abs(hertz / HertzPerMegahertz - mhz) < 1).ToArray() is [long found, ..]
            ? found
            : throw ConditionException.Unknown($"{Name} of", $"{value} MHz", existing.Select(hertz => $"{hertz / HertzPerMegahertz:0}"));

    private IEnumerable<long> Available(string folder) =>
        (root.Text($"{folder}/available_frequencies") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long hertz) ? hertz : 0).Where(hertz => hertz > 0);

    private (string Folder, long Low, long High) Limits() => Folder(root) is { } folder
        && KernelFile.ReadNumber(root, $"{folder}/min_freq") is { } low && KernelFile.ReadNumber(root, $"{folder}/max_freq") is { } high
            ? (folder, low, high)
            : throw new ConditionException(UnmetReason.Absent, "The kernel shows no clock of a GPU under /sys/class/devfreq.", "See whether the GPU's driver is loaded.");
}
