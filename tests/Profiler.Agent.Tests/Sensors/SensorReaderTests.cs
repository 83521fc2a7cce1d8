using Profiler.Agent.Sensors;
using Profiler.Measurement.Sensors;
using Profiler.Testing.Nvml;

namespace Profiler.Agent.Tests.Sensors;

public sealed class SensorReaderTests
{
    private const string Gpu4 = "sys/bus/i2c/drivers/ina3221x/1-0040/iio:device0/in_power0_input";

    [Fact]
    public void A_Xavier_with_JetPack_4_tells_everything()
    {
        using var tree = new TreeOfFiles(BoardTree.XavierJetpack4());
        SensorInventory found = SensorReader.Read(tree.Root, Moving(tree, Gpu4));
        Assert.Equal("jetson-xavier", found.Board);
        Assert.Empty(found.Unreadable);
        Assert.Equal(1518, Value(found, "ina3221/cpu", Quantity.PowerMw));
        Assert.Equal(18_976, Value(found, "ina3221/cpu/voltage", Quantity.VoltageMv));
        Assert.Equal(320, Value(found, "ina3221/sys5v/current", Quantity.CurrentMa));
        Assert.Equal(35.5, Value(found, "thermal/gpu-therm", Quantity.TemperatureCelsius));
        Assert.Equal(318.75, Value(found, "devfreq/17000000.gv11b", Quantity.FrequencyMhz), 6);
        Assert.Equal(1377, Value(found, "devfreq/17000000.gv11b/max", Quantity.FrequencyMhz), 6);
        Assert.Equal(2265.6, Value(found, "cpufreq/cpu0/max", Quantity.FrequencyMhz), 6);
        Assert.Equal(2133, Value(found, "clk/emc", Quantity.FrequencyMhz), 6);
        Assert.Equal(12.5, Value(found, "gpu/load", Quantity.LoadPercent));
        Assert.Equal(0, Value(found, "throttle/cpu-balanced", Quantity.Throttles));
        Assert.DoesNotContain(found.Readings, reading => reading.Name.Contains("fan", StringComparison.Ordinal));
    }

    [Fact]
    public void JetPack_5_tells_the_same_rails_and_no_shunts()
    {
        using var tree = new TreeOfFiles(BoardTree.XavierJetpack5());
        SensorInventory found = SensorReader.Read(tree.Root, Moving(tree, "sys/class/hwmon/hwmon2/curr1_input"));
        Assert.Empty(found.Unreadable);
        Assert.Equal(
            ["ina3221/cpu", "ina3221/cv", "ina3221/gpu", "ina3221/soc", "ina3221/sys5v", "ina3221/vddrq"],
            found.Readings.Where(reading => reading.Quantity == Quantity.PowerMw).Select(reading => reading.Name).Order());
        Assert.Equal(1518.08, Value(found, "ina3221/cpu", Quantity.PowerMw), 6);
        Assert.Equal(12.5, Value(found, "gpu/load", Quantity.LoadPercent));
        Assert.Equal(27, Value(found, "throttle/oc3", Quantity.Throttles));
    }

    [Fact]
    public void A_TX2_tells_module_and_carrier()
    {
        using var tree = new TreeOfFiles(BoardTree.Tx2());
        SensorInventory found = SensorReader.Read(
            tree.Root, Moving(tree, "sys/bus/i2c/drivers/ina3221x/0-0041/iio:device1/in_power0_input"));
        Assert.Equal("jetson-tx2", found.Board);
        Assert.Equal(12, found.Readings.Count(reading => reading.Quantity == Quantity.PowerMw));
        UnreadableSensor load = Assert.Single(found.Unreadable);
        Assert.Equal(("gpu/load", UnreadableReason.Absent), (load.Name, load.Reason));
        Assert.Contains("modprobe nvgpu", load.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_with_a_V100_tells_both()
    {
        using var tree = new TreeOfFiles(BoardTree.Server());
        NvmlStandIn driver = NvmlStandIn.Build($"{tree.Path}/usr/lib");
        driver.Answer(NvmlStandIn.V100, "0.reasons=0x4");
        SensorInventory found = SensorReader.Read(tree.Root, new MovingTime(wait =>
        {
            Energy(tree, wait);
            driver.Answer(NvmlStandIn.V100, "0.reasons=0x4", $"0.energy={981_234_567 + wait}");
        }));
        Assert.Equal("v100", found.Board);
        Assert.Empty(found.Unreadable);
        Assert.Equal(1_001_000, Value(found, "rapl/package-0", Quantity.EnergyMj), 3);
        Assert.Equal(200_000, Value(found, "rapl/package-1/dram", Quantity.EnergyMj));
        Assert.Equal(41_237, Value(found, "nvml0/power", Quantity.PowerMw));
        Assert.Equal(981_234_568, Value(found, "nvml0/energy", Quantity.EnergyMj));
        Assert.Equal(877, Value(found, "nvml0/clock-memory", Quantity.FrequencyMhz));
        Assert.Equal(1245, Value(found, "nvml0/clock-sm/applications", Quantity.FrequencyMhz));
        Assert.Equal((1, 0), (Value(found, "nvml0/throttle-power-cap", Quantity.Throttles), Value(found, "nvml0/throttle-hardware", Quantity.Throttles)));
        Assert.Equal(2, Value(found, "nvml0/ecc-corrected", Quantity.Count));
        Assert.Equal(16_160, Value(found, "nvml0/memory-total", Quantity.MemoryMib));
        Assert.Equal(0, Value(found, "nvml0/processes", Quantity.Count));
        Assert.Equal(47, Value(found, "hwmon/coretemp/package-id-1", Quantity.TemperatureCelsius));
        Assert.Equal(47, Value(found, "thermal/x86_pkg_temp-2", Quantity.TemperatureCelsius));
        Assert.Equal(3, Value(found, "throttle/cpu1/core", Quantity.Throttles));
    }

    [Fact]
    public void A_machine_with_nothing_says_what_is_missing_and_why()
    {
        using var tree = new TreeOfFiles(new Dictionary<string, string> { ["proc/cpuinfo"] = "processor : 0\ncpu MHz : 2400.5\n" });
        SensorInventory found = SensorReader.Read(tree.Root, TimeProvider.System);
        Assert.Equal("x86-cpu", found.Board);
        Assert.Equal([new SensorReading("cpuinfo/cpu0", Quantity.FrequencyMhz, 2400.5)], found.Readings.ToArray());
        Assert.Equal(
            ["cpufreq/*", "hwmon/*", "nvml/*", "rapl/*", "thermal/*", "throttle/*"], found.Unreadable.Select(sensor => sensor.Name).Order());
        Assert.All(found.Unreadable, sensor => Assert.Equal(UnreadableReason.Absent, sensor.Reason));
        Assert.All(found.Unreadable, sensor => Assert.NotEmpty(sensor.Advice));
    }

    [Fact]
    public void A_driver_without_permission_says_what_to_do()
    {
        using var tree = new TreeOfFiles(BoardTree.Server());
        NvmlStandIn.Build($"{tree.Path}/usr/lib").Answer(["count=2"], "0.handle=!4", "1.handle=!15");
        SensorInventory found = SensorReader.Read(tree.Root, new MovingTime(wait => Energy(tree, wait)));
        Assert.Equal(
            [("nvml0/*", UnreadableReason.NoPermission), ("nvml1/*", UnreadableReason.DriverError)],
            found.Unreadable.Select(sensor => (sensor.Name, sensor.Reason)));
        Assert.Contains("/dev/nvidia", found.Unreadable[0].Advice, StringComparison.Ordinal);
        Assert.Contains("fell off its bus", found.Unreadable[1].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_stand_still_are_frozen()
    {
        using var board = new TreeOfFiles(BoardTree.XavierJetpack4());
        SensorInventory still = SensorReader.Read(board.Root, new MovingTime(_ => { }));
        Assert.Equal(6, still.Unreadable.Count(sensor => sensor is { Reason: UnreadableReason.Frozen }));
        Assert.DoesNotContain(still.Readings, reading => reading.Quantity == Quantity.PowerMw);

        using var server = new TreeOfFiles(BoardTree.Server());
        SensorInventory half = SensorReader.Read(
            server.Root, new MovingTime(wait => server.Write("sys/class/powercap/intel-rapl:0/energy_uj", $"{1_000_000_000L + wait}\n")));
        Assert.Equal(["rapl/package-1"], half.Unreadable.Where(sensor => sensor.Reason == UnreadableReason.Frozen).Select(sensor => sensor.Name));
    }

    [Theory]
    [InlineData("garbage\n", UnreadableReason.NotANumber)]
    [InlineData("", UnreadableReason.NotANumber)]
    [InlineData("NaN\n", UnreadableReason.NotANumber)]
    [InlineData("-200\n", UnreadableReason.OutOfRange)]
    [InlineData("99999999999\n", UnreadableReason.OutOfRange)]
    public void A_rail_that_tells_nonsense_is_listed_with_its_reason(string text, UnreadableReason reason)
    {
        using var tree = new TreeOfFiles(BoardTree.XavierJetpack4());
        tree.Write(Gpu4, text);
        SensorInventory found = SensorReader.Read(tree.Root, Moving(tree, "sys/bus/i2c/drivers/ina3221x/1-0040/iio:device0/in_power1_input"));
        UnreadableSensor rail = Assert.Single(found.Unreadable);
        Assert.Equal(("ina3221/gpu", reason, $"{tree.Path}/{Gpu4}"), (rail.Name, rail.Reason, rail.Path));
        Assert.NotEmpty(rail.Advice);
    }

    [Theory]
    [InlineData("sys/class/thermal/thermal_zone0/temp", "thermal/cpu-therm")]
    [InlineData("sys/devices/gpu.0/load", "gpu/load")]
    [InlineData("sys/class/devfreq/17000000.gv11b/cur_freq", "devfreq/17000000.gv11b")]
    [InlineData("sys/kernel/debug/bpmp/debug/clk/emc/rate", "clk/emc")]
    [InlineData("sys/class/thermal/cooling_device1/cur_state", "throttle/cpu-balanced")]
    [InlineData(Gpu4, "ina3221/gpu")]
    public void A_file_of_root_alone_is_listed_with_the_way_to_it(string file, string sensor)
    {
        using var tree = new TreeOfFiles(BoardTree.XavierJetpack4());
        tree.Deny(file);
        SensorInventory found = SensorReader.Read(tree.Root, Moving(tree, "sys/bus/i2c/drivers/ina3221x/1-0040/iio:device0/in_power1_input"));
        UnreadableSensor denied = Assert.Single(found.Unreadable);
        Assert.Equal((sensor, UnreadableReason.NoPermission), (denied.Name, denied.Reason));
        Assert.Contains($"sudo chmod a+r {tree.Path}/{file}", denied.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Energy_counters_of_root_alone_come_with_the_rule_for_every_start()
    {
        using var tree = new TreeOfFiles(BoardTree.Server());
        tree.Deny("sys/class/powercap/intel-rapl:0/energy_uj");
        SensorInventory found = SensorReader.Read(tree.Root, new MovingTime(wait => Energy(tree, wait, packages: [1])));
        UnreadableSensor denied = found.Unreadable.Single(sensor => sensor.Name == "rapl/package-0");
        Assert.Equal(UnreadableReason.NoPermission, denied.Reason);
        Assert.Contains("/etc/udev/rules.d/70-powercap.rules", denied.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rail_and_a_zone_that_the_family_has_are_missed()
    {
        Dictionary<string, string> files = BoardTree.XavierJetpack5();
        using var tree = new TreeOfFiles(files.Where(file => !file.Key.Contains("hwmon3", StringComparison.Ordinal) && !file.Key.Contains("zone1/", StringComparison.Ordinal))
            .ToDictionary());
        SensorInventory found = SensorReader.Read(tree.Root, TimeProvider.System);
        Assert.Equal(
            ["ina3221/cv", "ina3221/sys5v", "ina3221/vddrq", "thermal/gpu-therm"], found.Unreadable.Select(sensor => sensor.Name).Order());
        Assert.All(found.Unreadable, sensor => Assert.Equal(UnreadableReason.Absent, sensor.Reason));
    }

    private static MovingTime Moving(TreeOfFiles tree, string file) => new(wait => tree.Write(file, $"{1000 + wait}\n"));

    private static void Energy(TreeOfFiles tree, int wait, params int[] packages)
    {
        foreach (int package in packages is [] ? [0, 1] : packages)
        {
            tree.Write($"sys/class/powercap/intel-rapl:{package}/energy_uj", $"{1000 + wait}000000\n");
        }
    }

    private static double Value(SensorInventory found, string name, Quantity quantity) =>
        found.Readings.Single(reading => reading.Name == name && reading.Quantity == quantity).Value;
}
