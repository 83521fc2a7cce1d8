using Profiler.Measurement.Devices;

namespace Profiler.Agent.Hosts;

/// <summary>
/// Asks the C library for memory that is the same at every loading of a model: huge pages, and large blocks always in
/// mappings of their own. Otherwise chance decides which of a model's buffers collide in the caches: on 4 KiB pages
/// ten sessions of one network in one process differed by 3 to 5 % (standard deviation) for as long as they lived,
/// and 20 networks measured by one agent and by the next by 3.4 %. With huge pages and own mappings the sessions
/// differed by 0.5 % and the two agents by 1.4 % (docs/benchmarks.md).
/// </summary>
internal static class MemoryPages
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
    /// Puts the request into a worker's environment, since malloc reads it only at the start of a process; unless the user
    /// set it, perhaps to 0. The agent itself runs no model and does without: starting itself anew for it took as long
    /// again as starting once.
    /// </summary>
    public static void Request(IDictionary<string, string?> environment) => environment[TunablesVariable] = Wanted;

    /// <summary>What a worker is started with.</summary>
    private static string Wanted
    {
        get
        {
            string own = Environment.GetEnvironmentVariable(TunablesVariable) ?? string.Empty;
            return own.Contains(HugePagesTunable, StringComparison.Ordinal) ? own
                : own.Length > 0 ? $"{own}:{Tunables}" : Tunables;
        }
    }

    /// <summary>What the runtime's memory lies on.</summary>
    public static string Of(HostReader host)
    {
        bool requested = OperatingSystem.IsLinux() && Wanted.Contains($"{HugePagesTunable}=1", StringComparison.Ordinal);
        bool allowed = host.ReadText(KernelSwitch) is { } modes && !modes.Contains("[never]", StringComparison.Ordinal);
        return requested && allowed ? DeviceDescription.HugePages : "small";
    }
}
