using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Tests.Conditions;

/// <summary>Setting and putting back on a Jetson's tree.</summary>
public sealed class JetsonConditionsTests : IDisposable
{
    private readonly ConditionsBench _bench = new(JetsonTree.Xavier());

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Mode_clocks_and_governor_are_set_and_put_back()
    {
        string before = _bench.Settings();
        ConditionsReport set = _bench.Apply("mode_10w", WantedConditions.MaxClocks, "performance");
        Assert.Empty(set.Unmet);
        Assert.Equal(["power mode: MODE_15W -> MODE_10W", "governor: schedutil -> performance"],
            set.States.Take(2).Select(state => $"{state.Name}: {state.Before} -> {state.Now}"));
        Assert.Equal("pmode:0001 fmode:quiet", _bench.Tree.Text("var/lib/nvpmodel/status"));
        Assert.Equal("905250000", _bench.Tree.Text($"{JetsonTree.Gpu}/min_freq"));
        Assert.Equal([new HeldClock(ClockDomain.Processor, 2265.6), new HeldClock(ClockDomain.Gpu, 905.25)], set.Held.AsEnumerable());
        Assert.Equal(41.5, set.TemperatureCelsius);

        ConditionsReport restored = _bench.Restore();
        Assert.Empty(restored.Unmet);
        Assert.Equal(["power mode", "governor", "jetson_clocks"], restored.States.Select(state => state.Name));
        Assert.Equal(before, _bench.Settings());
        Assert.False(_bench.Journal.Exists);
    }

    [Fact]
    public void Putting_back_twice_changes_nothing()
    {
        _bench.Apply("MAXN");
        _bench.Restore();
        int calls = _bench.Tree.Calls.Length;
        Assert.Empty(_bench.Restore().States);
        Assert.Equal(calls, _bench.Tree.Calls.Length);
    }

    [Fact]
    public void What_was_before_the_first_of_several_changes_is_put_back()
    {
        string before = _bench.Settings();
        _bench.Apply("MAXN", governor: "performance");
        _bench.Apply("MODE_10W", clocks: "319");
        Assert.Equal("318750000", _bench.Tree.Text($"{JetsonTree.Gpu}/max_freq"));
        _bench.Restore();
        Assert.Equal(before, _bench.Settings());
    }

    [Fact]
    public void A_mode_that_does_not_exist_is_told_with_those_that_do_and_nothing_changes()
    {
        string before = _bench.Settings();
        UnmetCondition unmet = Assert.Single(_bench.Apply("MODE_99W", WantedConditions.MaxClocks).Unmet);
        Assert.True(unmet.IsMistaken);
        Assert.Contains("MAXN (0), MODE_10W (1), MODE_15W (2), MODE_30W_ALL (3)", unmet.Why, StringComparison.Ordinal);
        _bench.Restore();
        Assert.Equal(before, _bench.Settings());
    }

    [Fact]
    public void A_mode_that_asks_for_a_reboot_is_refused_with_no()
    {
        UnmetCondition unmet = Assert.Single(_bench.Apply("MODE_30W_ALL").Unmet);
        Assert.Equal(UnmetReason.NeedsReboot, unmet.Reason);
        Assert.Contains("sudo nvpmodel -m 3", unmet.Advice, StringComparison.Ordinal);
        Assert.Equal("no", _bench.Tree.Text("answer"));
        Assert.False(_bench.Journal.Exists);
    }

    [Fact]
    public void Tools_that_want_root_are_told_and_leave_nothing_to_put_back()
    {
        _bench.Tree.Tool("jetson_clocks", "echo \"Error: Run this script($0) as a root user\"; exit 1");
        _bench.Tree.Tool("nvpmodel", """
            if [ "$1" = -q ]; then echo "NV Power Mode: MODE_15W"; echo 2; exit 0; fi
            echo "NVPM ERROR: Error opening /sys/devices/system/cpu/cpu4/online: 13" >&2
            echo "NVPM ERROR: Permission denied" >&2
            exit 255
            """);
        ConditionsReport report = _bench.Apply("MAXN", WantedConditions.MaxClocks);
        Assert.Equal([UnmetReason.NoPermission, UnmetReason.NoPermission], report.Unmet.Select(unmet => unmet.Reason));
        Assert.All(report.Unmet, unmet => Assert.False(unmet.IsMistaken));
        Assert.Empty(report.Held);
        Assert.False(_bench.Journal.Exists);
    }

    [Fact]
    public void A_tool_that_fails_otherwise_is_quoted()
    {
        _bench.Tree.Tool("nvpmodel", "echo 'NVPM ERROR: /mnt/root/clocks.conf is damaged' >&2; exit 3");
        UnmetCondition unmet = Assert.Single(_bench.Apply("MAXN").Unmet);
        Assert.Equal(UnmetReason.Failed, unmet.Reason);
        Assert.Contains("exit code 3: NVPM ERROR", unmet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_jetson_clocks_the_kernel_is_asked()
    {
        _bench.Tree.NoTool("jetson_clocks");
        string before = _bench.Settings();
        ConditionsReport report = _bench.Apply(clocks: WantedConditions.MaxClocks);
        Assert.Empty(report.Unmet);
        Assert.Equal([new HeldClock(ClockDomain.Processor, null), new HeldClock(ClockDomain.Gpu, 905.25)], report.Held.AsEnumerable());
        _bench.Restore();
        Assert.Equal(before, _bench.Settings());
    }

    [Fact]
    public void Default_clocks_free_a_clock_that_somebody_had_bound()
    {
        _bench.Tree.Folder.Write($"{JetsonTree.Gpu}/min_freq", "905250000");
        Assert.Empty(_bench.Apply(clocks: WantedConditions.DefaultClocks).Held);
        Assert.Equal("114750000", _bench.Tree.Text($"{JetsonTree.Gpu}/min_freq"));
        _bench.Restore();
        Assert.Equal("905250000", _bench.Tree.Text($"{JetsonTree.Gpu}/min_freq"));
    }

    [Fact]
    public void A_clock_above_the_power_modes_does_not_exist()
    {
        UnmetCondition unmet = Assert.Single(_bench.Apply(clocks: "1377").Unmet);
        Assert.Equal(UnmetReason.UnknownValue, unmet.Reason);
        Assert.Contains("115, 319, 676, 905", unmet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_governor_that_does_not_exist_is_told_with_those_that_do() =>
        Assert.Contains("powersave, performance", Assert.Single(_bench.Apply(governor: "turbo").Unmet).Why, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_rest_as_it_was()
    {
        string file = _bench.Tree.Folder.PathOf($"{JetsonTree.Gpu}/min_freq");
        File.Delete(file);
        File.CreateSymbolicLink(file, "/proc/sys/kernel/ngroups_max");
        UnmetCondition unmet = Assert.Single(_bench.Apply(clocks: "319").Unmet);
        Assert.Equal(UnmetReason.NoPermission, unmet.Reason);
        Assert.Equal("905250000", _bench.Tree.Text($"{JetsonTree.Gpu}/max_freq"));
        Assert.False(_bench.Journal.Exists);
    }

    [Fact]
    public void Where_the_journal_cannot_be_kept_nothing_is_changed()
    {
        string before = _bench.Settings();
        _bench.Tree.Folder.Write("lane", "a file where the folder would be");
        UnmetCondition unmet = Assert.Single(_bench.Apply("MAXN").Unmet);
        Assert.Equal(UnmetReason.NoPermission, unmet.Reason);
        Assert.Equal(before, _bench.Settings());
    }

    [Fact]
    public void What_cannot_be_put_back_is_told_and_stays_in_the_journal_until_it_can()
    {
        _bench.Apply("MAXN", governor: "performance");
        string tool = File.ReadAllText(Path.Combine(_bench.Tree.Bin, "nvpmodel"));
        _bench.Tree.Tool("nvpmodel", "if [ \"$1\" = -q ]; then echo 0; exit 0; fi; echo 'must be root'; exit 1");
        ConditionsReport report = _bench.Restore();
        Assert.Equal("power mode MODE_15W: 'nvpmodel -m 2' is not permitted: must be root. Run the agent as root, or set it by hand before measuring.",
            Assert.Single(report.Unmet).ToString());
        Assert.Equal("schedutil", _bench.Tree.Text("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor"));
        Assert.Equal("power mode", Assert.Single(_bench.Journal.Read()).Control);

        Scripts.Write(_bench.Tree.Folder, "bin/nvpmodel", tool["#!/bin/sh\n".Length..]);
        Assert.Empty(_bench.Restore().Unmet);
        Assert.Equal("pmode:0002 fmode:quiet", _bench.Tree.Text("var/lib/nvpmodel/status"));
        Assert.False(_bench.Journal.Exists);
    }

    [Fact]
    public void A_board_without_power_modes_has_no_such_mode()
    {
        _bench.Tree.NoTool("nvpmodel");
        File.Delete(_bench.Tree.Folder.PathOf("etc/nvpmodel.conf"));
        Assert.True(Assert.Single(_bench.Apply("MAXN").Unmet).IsMistaken);
    }
}
