using Profiler.Measurement.Devices;

namespace Profiler.Measurement.Tests.Devices;

public sealed class DeviceDescriptionTests
{
    [Theory]
    [InlineData("sse2 avx avx2 fma avx512f", 512)]
    [InlineData("sse2 avx avx2 fma", 256)]
    [InlineData("fpu sse2", 128)]
    [InlineData("fp asimd crc32", 128)]
    [InlineData("half thumb neon vfpv4", 128)]
    [InlineData("fpu", 0)]
    [InlineData("", 0)]
    public void The_vector_width_follows_from_the_flags(string flags, int bits) => Assert.Equal(bits, Of(flags).VectorWidthBits);

    private static DeviceDescription Of(string flags) => new(
        AgentVersion: "0.1.0",
        HostName: "board",
        OperatingSystem: "Linux",
        DotNetVersion: "10.0.0",
        Runtime: "ort",
        RuntimeVersion: "1.29.0",
        Providers: ["cpu"],
        ProcessorModel: "A processor",
        ProcessorFlags: [.. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        ProcessorCount: 2,
        MemoryBytes: 1,
        Affinity: "0-1",
        Governor: null,
        MaxFrequencyMhz: null,
        Unreadable: []);
}
