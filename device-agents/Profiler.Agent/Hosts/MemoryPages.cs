using System.Collections;
using System.Runtime.InteropServices;
using Profiler.Measurement.Devices;

namespace Profiler.Agent.Hosts;

/// <summary>
/// Asks the C library for memory that is the same at every loading of a model: huge pages, and large blocks always in
/// mappings of their own. Otherwise chance decides which of a model's buffers collide in the caches: on 4 KiB pages
/// ten sessions of one network in one process differed by 3 to 5 % (standard deviation) for as long as they lived,
/// and 20 networks measured by one agent and by the next by 3.4 %. With huge pages and own mappings the sessions
/// differed by 0.5 % and the two agents by 1.4 % (docs/benchmarks.md).
/// </summary>
internal static partial class MemoryPages
{
    /// <summary>glibc 2.35 and later. Other C libraries ignore it.</summary>
    private const string TunablesVariable = "GLIBC_TUNABLES";
    private const string HugePagesTunable = "glibc.malloc.hugetlb";

    /// <summary>
    /// malloc calls madvise(MADV_HUGEPAGE), and its threshold for mappings stays at 128 KiB instead of rising with the
    /// first large block that is freed.
    /// </summary>
    private const string Tunables = HugePagesTunable + "=1:glibc.malloc.mmap_threshold=131072";
    private const string KernelSwitch = "sys/kernel/mm/transparent_hugepage/enabled";

    /// <summary>
    /// Starts this program anew with the request in its environment, since malloc reads it only at the start of a
    /// process. Returns where it is there already, by us or by the user, who may also have set it to 0.
    /// </summary>
    public static void Request()
    {
        string tunables = Environment.GetEnvironmentVariable(TunablesVariable) ?? string.Empty;
        if (!OperatingSystem.IsLinux() || tunables.Contains(HugePagesTunable, StringComparison.Ordinal))
        {
            return;
        }

        string?[] arguments = [.. File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0'), null];
        var environment = Environment.GetEnvironmentVariables();
        environment[TunablesVariable] = tunables.Length > 0 ? $"{tunables}:{Tunables}" : Tunables;
        string?[] variables = [.. environment.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"), null];

        // Returns only where it fails; the agent then runs on small pages and says so.
        _ = Execute("/proc/self/exe", arguments, variables);
    }

    /// <summary>What the runtime's memory lies on.</summary>
    public static string Of(HostReader host)
    {
        bool requested = (Environment.GetEnvironmentVariable(TunablesVariable) ?? string.Empty)
            .Contains($"{HugePagesTunable}=1", StringComparison.Ordinal);
        bool allowed = host.ReadText(KernelSwitch) is { } modes && !modes.Contains("[never]", StringComparison.Ordinal);
        return requested && allowed ? DeviceDescription.HugePages : "small";
    }

    [LibraryImport("libc", EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Execute(string path, string?[] arguments, string?[] environment);
}
