using Profiler.Agent.Hosts;
using Profiler.Agent.Sensors;
using Profiler.Agent.Sensors.Gpus;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Visits;
using Profiler.Testing.Nvml;

namespace Profiler.Agent.Tests.Hosts;

public sealed class HostReaderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly HostReader _host;

    public HostReaderTests() => _host = new HostReader(new SensorRoot(_root.Path));

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Nothing_readable_is_no_number_at_all() =>
        Assert.Equal(new VisitConditions(null, null, null, null), _host.ReadConditions(_host.ReadCounters(usesGpu: false), usesGpu: false));

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public void Garbage_is_no_number(string text)
    {
        _root.Write("proc/loadavg", text);
        _root.Write("proc/stat", $"cpu {text} {text}");
        _root.Write("proc/cpuinfo", $"cpu MHz : {text}\nno colon");
        _root.Write("sys/class/thermal/thermal_zone0/temp", text);
        _root.Write("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", text);
        Assert.Equal(new VisitConditions(null, null, null, null), _host.ReadConditions(_host.ReadCounters(usesGpu: false), usesGpu: false));
    }

    [Fact]
    public void The_hottest_zone_that_can_be_true_counts()
    {
        _root.Write("sys/class/thermal/thermal_zone0/temp", "41500\n");
        _root.Write("sys/class/thermal/thermal_zone1/temp", "-256000\n");
        _root.Write("sys/class/thermal/thermal_zone2/temp", "2147483647\n");
        _root.Write("sys/class/thermal/thermal_zone3/temp", "38000\n");
        _root.Write("sys/class/thermal/cooling_device0/temp", "99000\n");
        Assert.Equal(41.5, _host.TemperatureCelsius());
    }

    [Fact]
    public void Frost_is_a_temperature()
    {
        _root.Write("sys/class/thermal/thermal_zone0/temp", "-5000");
        Assert.Equal(-5, _host.TemperatureCelsius());
    }

    [Fact]
    public void Clocks_come_from_cpufreq_and_else_from_cpuinfo()
    {
        _root.Write("proc/cpuinfo", "processor : 0\ncpu MHz : 2400.0\n\nprocessor : 1\ncpu MHz : 2600.0\n");
        Assert.Equal(2500, _host.FrequencyMhz());
        _root.Write("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "1000000");
        _root.Write("sys/devices/system/cpu/cpu1/cpufreq/scaling_cur_freq", "3000000");
        Assert.Equal(2000, _host.FrequencyMhz());
    }

    [Fact]
    public void Stolen_time_is_what_came_since()
    {
        _root.Write("proc/stat", "cpu  1 2 3 4 5 6 7 100 0 0\n");
        HostCounters before = _host.ReadCounters(usesGpu: false);
        _root.Write("proc/stat", "cpu  9 9 9 9 9 9 9 103 0 0\n");
        _root.Write("proc/loadavg", "0.75 0.5 0.3 1/200 4242\n");
        VisitConditions conditions = _host.ReadConditions(before, usesGpu: false);
        Assert.Equal(30, conditions.StolenMs);
        Assert.Equal(0.75, conditions.LoadAverage);
    }

    [Fact]
    public void What_cannot_be_read_is_said_in_the_description()
    {
        DeviceDescription bare = DeviceDescriber.Describe(_host, isNullDevice: false);
        Assert.Equal(
            ["clock", "governor", "highest clock", "huge pages", "memory", "temperature"],
            bare.Unreadable.Select(note => note.Split(':')[0]).Order());
        Assert.Equal("unknown", bare.ProcessorModel);
        Assert.Null(bare.Governor);
    }

    [Fact]
    public void A_board_is_described_from_its_files()
    {
        _root.Write("proc/cpuinfo", "model name : Fast 9000\nflags : avx2 fma\n");
        _root.Write("proc/meminfo", "MemTotal:        8000000 kB\nMemFree: 1 kB\n");
        _root.Write("proc/self/status", "Name: x\nCpus_allowed_list:\t0-3\n");
        _root.Write("etc/os-release", "NAME=x\nPRETTY_NAME=\"Board OS 5\"\n");
        _root.Write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        _root.Write("sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq", "2265600\n");
        DeviceDescription board = DeviceDescriber.Describe(_host, isNullDevice: false);
        Assert.Equal("Fast 9000", board.ProcessorModel);
        Assert.Equal(["avx2", "fma"], board.ProcessorFlags.ToArray());
        Assert.Equal(8_000_000L * 1024, board.MemoryBytes);
        Assert.Equal("0-3", board.Affinity);
        Assert.StartsWith("Board OS 5", board.OperatingSystem, StringComparison.Ordinal);
        Assert.Equal("performance", board.Governor);
        Assert.Equal((null, null), (board.Driver, board.PowerMode));
        Assert.Equal(2265.6, board.MaxFrequencyMhz);
    }

    [Fact]
    public void A_graphics_driver_and_a_power_mode_are_told()
    {
        _root.Write("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.1\nGCC version: 12\n");
        _root.Write("sys/firmware/acpi/platform_profile", "balanced\n");
        DeviceDescription machine = DeviceDescriber.Describe(_host, isNullDevice: false);
        Assert.Equal(("NVIDIA UNIX x86_64 Kernel Module  580.1", "balanced"), (machine.Driver, machine.PowerMode));

        _root.Write("var/lib/nvpmodel/status", "pmode:0002 fmode:quiet\n");
        Assert.Equal("nvpmodel-0002", DeviceDescriber.Describe(_host, isNullDevice: false).PowerMode);
    }

    [Fact]
    public void Throttles_at_work_are_counted()
    {
        const string Counter = "sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count";
        const string Step = "sys/class/thermal/cooling_device0/cur_state";
        _root.Write(Counter, "7\n");
        _root.Write("sys/class/thermal/cooling_device0/type", "gpu-balanced\n");
        _root.Write(Step, "0\n");
        _root.Write("sys/class/thermal/cooling_device1/type", "pwm-fan\n");
        _root.Write("sys/class/thermal/cooling_device1/cur_state", "9\n");
        HostCounters before = _host.ReadCounters(usesGpu: false);
        Assert.Equal(0, _host.ReadConditions(before, usesGpu: false).Throttles);
        _root.Write(Counter, "9\n");
        Assert.Equal(1, _host.ReadConditions(before, usesGpu: false).Throttles);
        _root.Write(Step, "2\n");
        Assert.Equal(2, _host.ReadConditions(before, usesGpu: false).Throttles);
    }

    [Fact]
    public void Heat_and_other_programs_on_the_GPU_are_noticed_where_it_is_used()
    {
        NvmlStandIn driver = NvmlStandIn.Build(_root.PathOf("usr/lib"));
        driver.Answer(NvmlStandIn.V100, $"0.processes=4000,{Environment.ProcessId},5000");
        _root.Write("proc/5000/stat", $"5000 (a (b) c) S {Environment.ProcessId} 1 1\n");
        HostCounters before = _host.ReadCounters(usesGpu: true);
        VisitConditions calm = _host.ReadConditions(before, usesGpu: true);
        Assert.Equal((0, 1), (calm.Throttles, calm.OtherGpuProcesses));
        driver.Answer(NvmlStandIn.V100, "0.held-by-heat=5000000", "0.held-by-power=99000000", "0.processes=!4");
        VisitConditions hot = _host.ReadConditions(before, usesGpu: true);
        Assert.Equal((1, null), (hot.Throttles, hot.OtherGpuProcesses));
        Assert.Equal((null, null), (_host.ReadConditions(before, usesGpu: false).Throttles, _host.ReadConditions(before, usesGpu: false).OtherGpuProcesses));
    }

    [Fact]
    public void In_a_container_this_process_is_not_another()
    {
        NvmlStandIn.Build(_root.PathOf("usr/lib")).Answer(NvmlStandIn.V100, "0.processes=900001");
        Assert.Equal(1, _host.ReadConditions(_host.ReadCounters(usesGpu: true), usesGpu: true).OtherGpuProcesses);
        _root.Write("proc/self/maps", "7f00-7f01 r-xp 0 00:00 1 /usr/lib/x86_64-linux-gnu/libcuda.so.1\n");
        Assert.Equal(0, _host.ReadConditions(_host.ReadCounters(usesGpu: true), usesGpu: true).OtherGpuProcesses);
    }

    [Fact]
    public void The_memory_that_this_process_has_of_the_GPU_is_told()
    {
        NvmlStandIn driver = NvmlStandIn.Build(_root.PathOf("usr/lib"));
        driver.Answer(NvmlStandIn.V100, "0.processes=4000:1048576");
        Assert.Equal(new GpuMemory(0, 300.75), _host.GpuMemory());
        driver.Answer(NvmlStandIn.V100, $"0.processes=4000:1048576,{Environment.ProcessId}:3145728");
        Assert.Equal(3, _host.GpuMemory()!.Value.OwnMib);
        driver.Answer(NvmlStandIn.V100, $"0.processes={Environment.ProcessId}");
        Assert.Null(_host.GpuMemory()!.Value.OwnMib);
        driver.Answer(NvmlStandIn.V100, "0.used=!3");
        Assert.Null(_host.GpuMemory());
    }

    /// <summary>In a container the driver knows this process by another number.</summary>
    [Fact]
    public void The_only_process_on_the_GPU_is_this_one_where_it_computes()
    {
        NvmlStandIn driver = NvmlStandIn.Build(_root.PathOf("usr/lib"));
        _root.Write("proc/self/maps", "7f00-7f01 r-xp 0 00:00 1 /usr/lib/x86_64-linux-gnu/libcuda.so.1\n");
        driver.Answer(NvmlStandIn.V100, "0.processes=900001:2097152");
        Assert.Equal(2, _host.GpuMemory()!.Value.OwnMib);
        driver.Answer(NvmlStandIn.V100, "0.processes=900001:2097152,900002:1048576");
        Assert.Null(_host.GpuMemory()!.Value.OwnMib);
    }

    [Fact]
    public void A_zone_that_holds_100_degrees_at_all_times_is_not_the_hottest()
    {
        _root.Write("sys/class/thermal/thermal_zone0/type", "CPU-therm\n");
        _root.Write("sys/class/thermal/thermal_zone0/temp", "41500\n");
        _root.Write("sys/class/thermal/thermal_zone1/type", "PMIC-Die\n");
        _root.Write("sys/class/thermal/thermal_zone1/temp", "100000\n");
        Assert.Equal(41.5, _host.TemperatureCelsius());
    }
}
