using System.Collections;
using System.Runtime.InteropServices;
using Profiler.Measurement.Devices;

namespace Profiler.Agent.Hosts;

/// <summary>
/// Asks the C library to back what the runtime allocates with huge pages. On 4 KiB pages each loading of a model
/// draws its physical pages anew, and which of them collide in the caches is chance: ten sessions of one network in
/// one process differed by 3 to 5 % (standard deviation), for as long as they lived. On huge pages they differ by 1 %.
/// </summary>
internal static partial class MemoryPages
{
    /// <summary>glibc 2.35 and later: malloc calls madvise(MADV_HUGEPAGE). Other C libraries ignore it.</summary>
    private const string TunablesVariable = "GLIBC_TUNABLES";
    private const string Tunable = "glibc.malloc.hugetlb";
    private const string KernelSwitch = "sys/kernel/mm/transparent_hugepage/enabled";

    /// <summary>
    /// Starts this program anew with the request in its environment, since malloc reads it only at the start of a
    /// process. Returns where it is there already, by us or by the user, who may also have set it to 0.
    /// </summary>
    public static void Request()
    {
        string tunables = Environment.GetEnvironmentVariable(TunablesVariable) ?? string.Empty;
        if (!OperatingSystem.IsLinux() || tunables.Contains(Tunable, StringComparison.Ordinal))
        {
            return;
        }

        string?[] arguments = [.. File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0'), null];
        var environment = Environment.GetEnvironmentVariables();
        environment[TunablesVariable] = tunables.Length > 0 ? $"{tunables}:{Tunable}=1" : $"{Tunable}=1";
        string?[] variables = [.. environment.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"), null];

        // Returns only where it fails; the agent then runs on small pages and says so.
        _ = Execute("/proc/self/exe", arguments, variables);
    }

    /// <summary>What the runtime's memory lies on.</summary>
    public static string Of(HostReader host)
    {
        bool requested = (Environment.GetEnvironmentVariable(TunablesVariable) ?? string.Empty)
            .Contains($"{Tunable}=1", StringComparison.Ordinal);
        bool allowed = host.ReadText(KernelSwitch) is { } modes && !modes.Contains("[never]", StringComparison.Ordinal);
        return requested && allowed ? DeviceDescription.HugePages : "small";
    }

    [LibraryImport("libc", EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Execute(string path, string?[] arguments, string?[] environment);
}
