using Profiler.Agent.Sensors.Boards;
using Profiler.Agent.Sensors.Power;
using Profiler.Measurement.Sensors;
using Profiler.Testing.Nvml;

namespace Profiler.Agent.Tests.Sensors;

public sealed class PowerRailsTests
{
    private const string Xavier0 = "sys/bus/i2c/drivers/ina3221x/1-0040/iio:device0";

    [Fact]
    public void The_whole_of_a_Xavier_is_the_sum_of_six_rails()
    {
        using var tree = new TreeOfFiles(BoardTree.XavierJetpack4());
        using var power = PowerRails.Open(tree.Root);
        Assert.True(power.RailsMakeWholeBoard);
        Assert.Equal(6, power.Rails.Count(rail => rail.IsWholeBoard));
        Assert.Empty(power.Missing);
        Assert.Equal(1005 + 1518 + 2030 + 0 + 496 + 1600, power.Rails.Sum(Read));
    }

    [Fact]
    public void The_whole_of_a_TX2_is_its_input_with_parts_and_carrier_apart()
    {
        using var tree = new TreeOfFiles(BoardTree.Tx2());
        using var power = PowerRails.Open(tree.Root);
        Assert.True(power.RailsMakeWholeBoard);
        Assert.Equal("ina3221/vdd_in", Assert.Single(power.Rails, rail => rail.IsWholeBoard).Name);
        Assert.Equal(12, power.Rails.Length);
    }

    [Fact]
    public void A_missing_rail_leaves_no_whole()
    {
        using var tree = new TreeOfFiles(BoardTree.XavierJetpack4());
        tree.Write($"{Xavier0}/rail_name_0", "NC\n");
        using var power = PowerRails.Open(tree.Root);
        Assert.False(power.RailsMakeWholeBoard);
        Assert.Equal("ina3221/gpu", Assert.Single(power.Missing).Name);
    }

    [Fact]
    public void A_rail_follows_its_file_and_says_when_it_fails()
    {
        using var tree = new TreeOfFiles(BoardTree.XavierJetpack4());
        using var power = PowerRails.Open(tree.Root);
        IPowerRail gpu = power.Rails.Single(rail => rail.Name == "ina3221/gpu");
        tree.Write($"{Xavier0}/in_power0_input", "7321\n");
        Assert.Equal(7321, Read(gpu));
        tree.Write($"{Xavier0}/in_power0_input", "-3\n");
        Assert.False(gpu.TryReadMw(out _, out UnreadableReason reason));
        Assert.Equal(UnreadableReason.OutOfRange, reason);
        tree.Write($"{Xavier0}/in_power0_input", "?\n");
        Assert.False(gpu.TryReadMw(out _, out reason));
        Assert.Equal(UnreadableReason.NotANumber, reason);
    }

    [Fact]
    public void Reading_a_rail_allocates_nothing()
    {
        using var tree = new TreeOfFiles(BoardTree.XavierJetpack5());
        using var power = PowerRails.Open(tree.Root);
        double sum = power.Rails.Sum(Read);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            foreach (IPowerRail rail in power.Rails)
            {
                rail.TryReadMw(out double mw, out _);
                sum += mw;
            }
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }

    [Fact]
    public void A_counter_goes_on_where_its_register_begins_anew()
    {
        using var tree = new TreeOfFiles(BoardTree.Server());
        const string Energy = "sys/class/powercap/intel-rapl:0/energy_uj";
        tree.Write(Energy, "262143000000\n");
        using var power = PowerRails.Open(tree.Root);
        IEnergyCounter package = power.Counters.Single(counter => counter.Name == "rapl/package-0");
        Assert.True(package.IsWholeBoard);
        Assert.True(package.TryReadMj(out double before, out _));
        tree.Write(Energy, "1000000\n");
        Assert.True(package.TryReadMj(out double after, out _));
        Assert.Equal(1328.85, after - before, 6);
        tree.Write(Energy, "-5\n");
        Assert.False(package.TryReadMj(out _, out UnreadableReason reason));
        Assert.Equal(UnreadableReason.OutOfRange, reason);
    }

    [Fact]
    public void A_card_is_the_whole_of_a_V100_and_processors_are_apart()
    {
        using var tree = new TreeOfFiles(BoardTree.Server());
        NvmlStandIn.Build($"{tree.Path}/usr/lib").Answer(NvmlStandIn.V100);
        using var power = PowerRails.Open(tree.Root);
        Assert.True(power.RailsMakeWholeBoard);
        Assert.Equal("nvml0/power", Assert.Single(power.Rails).Name);
        Assert.Equal(["nvml0/energy"], power.Counters.Where(counter => counter.IsWholeBoard).Select(counter => counter.Name));
        Assert.Equal(5, power.Counters.Length);
    }

    [Fact]
    public void An_old_driver_has_power_and_no_energy()
    {
        using var tree = new TreeOfFiles(BoardTree.Server());
        NvmlStandIn.Build($"{tree.Path}/usr/lib", isOld: true).Answer(NvmlStandIn.V100, "0.name=Tesla K80");
        using var power = PowerRails.Open(tree.Root);
        Assert.Equal(BoardFamily.AnyGpu, power.Family.Name);
        Assert.True(power.RailsMakeWholeBoard);
        UnreadableSensor missing = Assert.Single(power.Missing);
        Assert.Equal(("nvml0/energy", UnreadableReason.Absent), (missing.Name, missing.Reason));
        Assert.Contains("newer driver", missing.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Jetson_of_another_kind_has_rails_and_no_whole()
    {
        Dictionary<string, string> files = BoardTree.XavierJetpack5();
        files["proc/device-tree/compatible"] = "nvidia,p3737-0000+p3701-0000\0nvidia,tegra234\0";
        using var tree = new TreeOfFiles(files);
        using var power = PowerRails.Open(tree.Root);
        Assert.Equal(BoardFamily.Unknown, power.Family.Name);
        Assert.True(power.Family.IsJetson);
        Assert.False(power.RailsMakeWholeBoard);
        Assert.Equal(6, power.Rails.Length);
        Assert.DoesNotContain(power.Rails, rail => rail.IsWholeBoard);
    }

    private static double Read(IPowerRail rail)
    {
        Assert.True(rail.TryReadMw(out double mw, out UnreadableReason reason), $"{rail.Name}: {reason}");
        return mw;
    }
}
