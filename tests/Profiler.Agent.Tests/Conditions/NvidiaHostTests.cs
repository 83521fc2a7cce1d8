using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Tests.Conditions;

/// <summary>A host with a V100 and an nvidia-smi that prints what the real one does.</summary>
public sealed class NvidiaHostTests : IDisposable
{
    private readonly ConditionsBench _bench = new(Tree());

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_clock_is_locked_at_its_highest_and_freed()
    {
        ConditionsReport report = _bench.Apply(clocks: WantedConditions.MaxClocks);
        Assert.Empty(report.Unmet);
        Assert.Equal(new HeldClock(ClockDomain.Gpu, 1530), Assert.Single(report.Held));
        Assert.Contains("nvidia-smi -i 0 -lgc 1530,1530", _bench.Tree.Calls);
        Assert.Empty(_bench.Restore().Unmet);
        Assert.Contains("nvidia-smi -i 0 -rgc", _bench.Tree.Calls);
        Assert.DoesNotContain(_bench.Tree.Calls, call => call.Contains("-ac", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clock_that_the_GPU_does_not_have_is_told_with_the_nearest()
    {
        UnmetCondition unmet = Assert.Single(_bench.Apply(clocks: "1000").Unmet);
        Assert.True(unmet.IsMistaken);
        Assert.Contains("1530, 1522, 997, 135", unmet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_clocks_cannot_be_locked_the_applications_clocks_are_set_and_put_back()
    {
        _bench.Tree.Tool("nvidia-smi", Script(
            "echo \"Setting locked GPU clocks is not supported for GPU 00000000:00:04.0.\"; echo \"Treating as warning and moving on.\"; exit 3",
            "echo \"$4\" > applications"));
        Assert.Equal(1530, Assert.Single(_bench.Apply(clocks: WantedConditions.MaxClocks).Held).Mhz);
        Assert.Equal("877,1530", _bench.Tree.Text("applications"));
        Assert.Empty(_bench.Restore().Unmet);
        Assert.Equal("877,1312", _bench.Tree.Text("applications"));
    }

    [Fact]
    public void Without_permission_it_is_told_and_nothing_is_to_be_put_back()
    {
        const string Refusal = "echo \"The current user does not have permission to change clocks for GPU 00000000:00:04.0.\"; exit 4";
        _bench.Tree.Tool("nvidia-smi", Script(Refusal, Refusal));
        ConditionsReport report = _bench.Apply(clocks: WantedConditions.MaxClocks);
        Assert.Equal(UnmetReason.NoPermission, Assert.Single(report.Unmet).Reason);
        Assert.Empty(report.Held);
        Assert.False(_bench.Journal.Exists);
    }

    [Fact]
    public void A_host_without_any_control_says_so()
    {
        _bench.Tree.NoTool("nvidia-smi");
        ConditionsReport report = _bench.Apply(clocks: WantedConditions.MaxClocks, governor: "performance");
        Assert.Equal([UnmetReason.Absent, UnmetReason.Absent], report.Unmet.Select(unmet => unmet.Reason));
    }

    private static JetsonTree Tree()
    {
        var tree = new JetsonTree();
        tree.Folder.Write("applications", "877,1312\n");
        const string Locked = "echo \"GPU clocks set to for GPU 00000000:00:04.0\"; echo \"All done.\"";
        tree.Tool("nvidia-smi", Script($"{Locked}", "exit 1"));
        return tree;

    }

    /// <param name="locks">What -lgc and -rgc do.</param>
    /// <param name="applications">What -ac does, in the root with the clocks as the fourth argument.</param>
    private static string Script(string locks, string applications) => $"""
        cd "$(dirname "$0")/.."
        case "$3" in
        --query-gpu=*) sed 's/,/, /' applications ;;
        --query-supported-clocks=*) printf '1530\n1522\n997\n135\n' ;;
        -lgc|-rgc) {locks} ;;
        -ac) {applications} ;;
        esac
        """;
}
