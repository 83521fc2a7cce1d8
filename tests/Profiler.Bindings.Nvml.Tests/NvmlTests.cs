using Profiler.Testing.Nvml;

namespace Profiler.Bindings.Nvml.Tests;

public sealed class NvmlTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-nvml-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void No_library_is_a_value()
    {
        Assert.Null(Nvml.TryOpen(Path.Combine(_folder.FullName, "libnvidia-ml.so.1"), out NvmlStatus status));
        Assert.Equal(NvmlStatus.LibraryNotFound, status);
    }

    [Fact]
    public void A_library_of_something_else_is_a_value()
    {
        Assert.Null(Nvml.TryOpen("libc.so.6", out NvmlStatus status));
        Assert.Equal(NvmlStatus.FunctionNotFound, status);
    }

    [Theory]
    [InlineData("!9", NvmlStatus.DriverNotLoaded)]
    [InlineData("!4", NvmlStatus.NoPermission)]
    [InlineData("!18", NvmlStatus.LibraryVersionMismatch)]
    public void What_init_answers_is_a_value(string answer, NvmlStatus expected)
    {
        NvmlStandIn standIn = Build(["count=1"], $"init={answer}");
        Assert.Null(Nvml.TryOpen(standIn.Library, out NvmlStatus status));
        Assert.Equal(expected, status);
    }

    [Fact]
    public void Every_number_arrives()
    {
        using Nvml nvml = Open(NvmlStandIn.V100, "0.processes=41:1048576,42");
        Assert.Equal(1, nvml.Count.Value);
        NvmlDevice device = nvml.Device(0).Value;
        Assert.Equal("Tesla V100-PCIE-16GB", device.Name.Value);
        Assert.StartsWith("GPU-6ad51a38", device.Uuid.Value, StringComparison.Ordinal);
        Assert.Equal(41_237u, device.PowerMilliwatts.Value);
        Assert.Equal(981_234_567ul, device.EnergyMillijoules.Value);
        Assert.Equal(38u, device.TemperatureCelsius.Value);
        Assert.Equal((135u, 877u), (device.Clock(NvmlClock.Sm).Value, device.Clock(NvmlClock.Memory).Value));
        Assert.Equal((1380u, 1245u), (device.MaxClock(NvmlClock.Graphics).Value, device.ApplicationsClock(NvmlClock.Graphics).Value));
        Assert.Equal(NvmlClockReasons.Idle, device.ClockReasons.Value);
        Assert.Equal((2ul, 0ul), (device.EccErrors(corrected: true).Value, device.EccErrors(corrected: false).Value));
        Assert.Equal(new NvmlMemory(16_944_988_160, 16_629_628_928, 315_359_232), device.Memory.Value);
        Assert.Equal(new NvmlUtilization(0, 0), device.Utilization.Value);
        Assert.Equal([new NvmlProcess(41, 1 << 20), new NvmlProcess(42, null)], device.ComputeProcesses.Value.ToArray());
        Assert.Equal((0ul, 7_000_000ul), (device.HeldDownNanoseconds(NvmlLimit.Thermal).Value, device.HeldDownNanoseconds(NvmlLimit.Power).Value));
    }

    [Fact]
    public void Two_gpus_are_told_apart()
    {
        using Nvml nvml = Open(["count=2", "0.power=10", "1.power=20", "1.handle=0"]);
        Assert.Equal(2, nvml.Count.Value);
        Assert.Equal([10u, 20u], Enumerable.Range(0, 2).Select(i => nvml.Device(i).Value.PowerMilliwatts.Value));
    }

    [Theory]
    [InlineData("!3", NvmlStatus.NotSupported)]
    [InlineData("!4", NvmlStatus.NoPermission)]
    [InlineData("!15", NvmlStatus.GpuIsLost)]
    [InlineData("!999", NvmlStatus.Unknown)]
    [InlineData("!77", (NvmlStatus)77)]
    public void Why_a_number_is_not_told_is_a_value(string answer, NvmlStatus expected)
    {
        using Nvml nvml = Open(["count=1"], $"0.power={answer}", $"0.processes={answer}", $"0.name={answer}");
        NvmlDevice device = nvml.Device(0).Value;
        Assert.Equal(new NvmlAnswer<uint>(0, expected), device.PowerMilliwatts);
        Assert.Equal((expected, 0), (device.ComputeProcesses.Status, device.ComputeProcesses.Value.Length));
        Assert.Equal((expected, ""), (device.Name.Status, device.Name.Value));
    }

    [Fact]
    public void A_gpu_may_be_kept_from_a_user()
    {
        using Nvml nvml = Open(["count=1"], "0.handle=!4");
        Assert.Equal(NvmlStatus.NoPermission, nvml.Device(0).Status);
    }

    [Fact]
    public void An_old_driver_lacks_what_came_later()
    {
        NvmlStandIn standIn = NvmlStandIn.Build(_folder.FullName, isOld: true);
        standIn.Answer(NvmlStandIn.V100, "0.processes=7,8,9");
        using Nvml nvml = Nvml.TryOpen(standIn.Library, out _)!;
        NvmlDevice device = nvml.Device(0).Value;
        Assert.Equal(NvmlStatus.FunctionNotFound, device.EnergyMillijoules.Status);
        Assert.Equal(41_237u, device.PowerMilliwatts.Value);
        Assert.Equal([7, 8, 9], device.ComputeProcesses.Value.Select(process => process.Id));
    }

    [Fact]
    public void Every_answer_has_words() => Assert.All(
        Enum.GetValues<NvmlStatus>().Append((NvmlStatus)77), status => Assert.NotEmpty(status.InWords()));

    [Fact]
    public void Reading_power_allocates_nothing()
    {
        using Nvml nvml = Open(NvmlStandIn.V100);
        NvmlDevice device = nvml.Device(0).Value;
        _ = device.PowerMilliwatts;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            _ = device.PowerMilliwatts;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private Nvml Open(IEnumerable<string> lines, params string[] changes) => Nvml.TryOpen(Build(lines, changes).Library, out _)!;

    private NvmlStandIn Build(IEnumerable<string> lines, params string[] changes)
    {
        NvmlStandIn standIn = NvmlStandIn.Build(_folder.FullName);
        standIn.Answer(lines, changes);
        return standIn;
    }
}
