using Profiler.Measurement.Devices;

namespace Profiler.Cli.Tests.Hosting;

/// <summary>A made-up device of which not everything can be read.</summary>
internal static class SampleDevice
{
    public static readonly DeviceDescription Description = new(
        "0.1.0",
        "host",
        "Debian GNU/Linux 12",
        "10.0.0",
        "ort",
        "1.29.0",
        ["cpu", "cuda"],
        "An extraordinarily long-named processor of some vendor @ 2.90 GHz",
        ["avx", "avx2", "avx512_vnni", "avx512bw", "avx512cd", "avx512dq", "avx512f", "avx512vl", "f16c", "fma", "sse4_1", "sse4_2"],
        ProcessorCount: 2,
        MemoryBytes: 8L << 30,
        "0-1",
        Governor: null,
        MaxFrequencyMhz: 2999.5,
        ["governor: /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor does not exist"]);
}
