using System.Globalization;
using System.Runtime.InteropServices;

namespace Profiler.Agent.Hosts;

/// <summary>How much of this process's memory is resident, now and at most since the peak was cleared.</summary>
internal static partial class ProcessMemory
{
    private const string ClearFile = "/proc/self/clear_refs";
    private const string StatusFile = "/proc/self/status";

    /// <summary>Sets the peak back to what is resident now (proc(5)).</summary>
    private const string ClearPeak = "5";

    private const double KibPerMib = 1024;

    /// <summary>
    /// Begins a count: gives back what was freed and is still held, which the next loading would else take without being
    /// counted, and clears the peak.
    /// </summary>
    /// <returns>Whether the kernel lets the peak be cleared.</returns>
    public static bool TryBegin()
    {
        try
        {
            _ = Trim(0);
            ClearThePeak();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or EntryPointNotFoundException or DllNotFoundException)
        {
            // A kernel without clear_refs, or a C library without malloc_trim: nothing can be told, and it is not told.
            return false;
        }
    }

    public static void ClearThePeak() => File.WriteAllText(ClearFile, ClearPeak);

    /// <summary>What is resident, and the most that was since the peak was cleared, in MiB.</summary>
    public static (double ResidentMib, double PeakMib) Read()
    {
        string[] lines = File.ReadAllLines(StatusFile);
        return (Mib(lines, "VmRSS:"), Mib(lines, "VmHWM:"));
    }

    private static double Mib(string[] lines, string name) => double.Parse(
        lines.Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / KibPerMib;

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint padding);
}
