using System.Globalization;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>What this process holds of the memory, as Linux tells it; null elsewhere.</summary>
internal static class ResidentMemory
{
    private const string ClearPath = "/proc/self/clear_refs";

    public static double? NowMiB => Read("VmRSS:");

    /// <summary>The most since the start, or since <see cref="ForgetPeak"/>.</summary>
    public static double? PeakMiB => Read("VmHWM:");

    /// <summary>Lets the peak start again from now; 5 is the kernel's word for that.</summary>
    public static void ForgetPeak()
    {
        if (File.Exists(ClearPath))
        {
            File.WriteAllText(ClearPath, "5");
        }
    }

    private static double? Read(string field)
    {
        const string Status = "/proc/self/status";
        string? line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(text => text.StartsWith(field, StringComparison.Ordinal)) : null;
        string? kibibytes = line?.Split(' ', '\t', StringSplitOptions.RemoveEmptyEntries)[1];
        return kibibytes is null ? null : double.Parse(kibibytes, CultureInfo.InvariantCulture) / 1024;
    }
}
