using Profiler.Fleet.Admission;
using Profiler.Measurement.Devices;

namespace Profiler.Fleet.Tests.Admission;

public sealed class DeviceFingerprintTests
{
    private static readonly DeviceDescription Board = new(
        "0.1.0", "board", "Board OS 5, kernel 5.10", "10.0.0", "ort", "1.29.0", ["cpu", "cuda"], "Fast 9000", ["fma"], 4, 8L << 30, "0-3", "performance", 2265.6, [])
    {
        Driver = "540.4",
        PowerMode = "nvpmodel-0002",
    };

    public static TheoryData<string, DeviceDescription> Changes => new()
    {
        { "runtime", Board with { Runtime = "tensorrt" } },
        { "runtime version", Board with { RuntimeVersion = "1.30.0" } },
        { "providers", Board with { Providers = ["cpu"] } },
        { "operating system", Board with { OperatingSystem = "Board OS 5, kernel 5.15" } },
        { "driver", Board with { Driver = null } },
        { "processor", Board with { ProcessorModel = "Fast 9001" } },
        { "affinity", Board with { Affinity = "0-1" } },
        { "governor", Board with { Governor = "schedutil" } },
        { "clock", Board with { MaxFrequencyMhz = 1200 } },
        { "power mode", Board with { PowerMode = "nvpmodel-0000" } },
        { "pages", Board with { MemoryPages = DeviceDescription.HugePages } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void It_changes_with_what_numbers_depend_on(string what, DeviceDescription changed) =>
        Assert.False(DeviceFingerprint.Of(Board) == DeviceFingerprint.Of(changed), what);

    [Fact]
    public void It_stays_with_the_agents_version_the_order_of_providers_and_what_kernels_report_anew() =>
        Assert.Equal(
            DeviceFingerprint.Of(Board),
            DeviceFingerprint.Of(Board with { AgentVersion = "0.2.0", HostName = "renamed", MemoryBytes = 1, Providers = ["cuda", "cpu"] }));
}
