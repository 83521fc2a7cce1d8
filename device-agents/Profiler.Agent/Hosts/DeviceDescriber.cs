using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Profiler.Agent.Conditions;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Sensors;
using Profiler.Agent.Serving;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;

namespace Profiler.Agent.Hosts;

/// <summary>Finds out what the device is.</summary>
internal static class DeviceDescriber
{
    private const long BytesPerKib = 1024;
    private const double KilohertzPerMegahertz = 1000;

    public static string AgentVersion { get; } =
        typeof(DeviceDescriber).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    public static DeviceDescription Describe(HostReader host, bool isNullDevice)
    {
        var unreadable = ImmutableArray.CreateBuilder<string>();
        T? Note<T>(T? value, string what, string why)
        {
            if (value is null)
            {
                unreadable.Add($"{what}: {why}");
            }

            return value;
        }

        const string CpuFolder = "sys/devices/system/cpu/cpu0/cpufreq";
        string? governor = Note(host.ReadText($"{CpuFolder}/scaling_governor"), "governor", "the kernel exposes no cpufreq here");
        string? maxKhz = Note(host.ReadText($"{CpuFolder}/cpuinfo_max_freq"), "highest clock", "the kernel exposes no cpufreq here");
        Note(host.TemperatureCelsius(), "temperature", "no thermal zone is readable");
        Note(host.FrequencyMhz(), "clock", "neither cpufreq nor /proc/cpuinfo tells it");
        long? memoryBytes = Note(MemoryBytes(host), "memory", "/proc/meminfo does not tell it");
        string pages = MemoryPages.Of(host);
        if (pages != DeviceDescription.HugePages)
        {
            unreadable.Add("huge pages: not in use, so two loadings of a network differ by 3 % and more (needs glibc 2.35 and transparent_hugepage)");
        }

        ImmutableArray<RuntimeDescription>? others = isNullDevice ? null : OtherRuntimes.Find(new CommandRunner(), SensorRoot.FromEnvironment(), unreadable);
        bool hasTrtexec = others?.Any(runtime => runtime.Name == Runtimes.Trtexec) == true;
        (string version, ImmutableArray<string> providers) = isNullDevice ? (AgentVersion, ["cpu"]) : OnnxRuntime(hasTrtexec, unreadable);
        return new DeviceDescription(
            AgentVersion,
            Environment.MachineName,
            $"{OsName(host)}, kernel {host.ReadText("proc/sys/kernel/osrelease") ?? "unknown"}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}",
            Environment.Version.ToString(),
            isNullDevice ? AgentOptions.NullRuntime : Runtimes.OnnxRuntime,
            version,
            providers,
            host.CpuInfo("model name").FirstOrDefault() ?? host.CpuInfo("Processor").FirstOrDefault() ?? "unknown",
            [.. (host.CpuInfo("flags").Concat(host.CpuInfo("Features")).FirstOrDefault() ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Environment.ProcessorCount,
            memoryBytes ?? 0,
            Affinity(host),
            governor,
            double.TryParse(maxKhz, out double khz) ? khz / KilohertzPerMegahertz : null,
            unreadable.ToImmutable())
        {
            MemoryPages = pages,
            Driver = Line(host, "proc/driver/nvidia/version", "NVRM version:"),
            OtherRuntimes = others,
            PowerMode = PowerModes.Current(host),
        };
    }

    public static string RuntimeVersion(bool isNullDevice) => isNullDevice ? AgentVersion : RuntimeLibrary.VersionString;

    /// <summary>A board that brings trtexec can do without this one, which no build may exist for; elsewhere it comes with the agent.</summary>
    private static (string Version, ImmutableArray<string> Providers) OnnxRuntime(bool canBeMissing, ImmutableArray<string>.Builder unreadable)
    {
        try
        {
            return (RuntimeLibrary.VersionString, [.. ExecutionProviders.Available]);
        }
        catch (RuntimeException error) when (canBeMissing)
        {
            unreadable.Add($"ONNX Runtime: {error.Message}");
            return (DeviceDescription.MissingRuntime, []);
        }
    }

    private static string OsName(HostReader host) =>
        Line(host, "etc/os-release", "PRETTY_NAME=")?.Trim('"') ?? RuntimeInformation.OSDescription;

    private static string Affinity(HostReader host) => Line(host, "proc/self/status", "Cpus_allowed_list:") ?? "unknown";

    private static long? MemoryBytes(HostReader host) =>
        long.TryParse(Line(host, "proc/meminfo", "MemTotal:")?.Split(' ')[0], out long kib) ? kib * BytesPerKib : null;

    private static string? Line(HostReader host, string path, string prefix) => host.ReadText(path)?.Split('\n')
        .FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..].Trim();
}
