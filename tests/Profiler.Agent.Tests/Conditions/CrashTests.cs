using Profiler.Agent.Conditions;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Conditions;

/// <summary>What an agent that ended in the middle leaves, and what the next one does about it.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConditionsBench _bench = new(JetsonTree.Xavier());

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_crash_between_journal_and_change_leaves_everything_as_it_was()
    {
        string before = _bench.Settings();
        _bench.Journal.Write([new JournalEntry("power mode", "MODE_15W", "2"), new JournalEntry("governor", "schedutil", "cpu0=schedutil cpu1=schedutil")]);
        using ConditionsKeeper next = _bench.New();
        Assert.True(next.HasLeftovers);
        Assert.Empty(next.Restore().Unmet);
        Assert.Equal(before, _bench.Settings());
        Assert.DoesNotContain(_bench.Tree.Calls, call => call.StartsWith("nvpmodel -m", StringComparison.Ordinal));
    }

    [Fact]
    public void A_crash_after_the_change_is_put_back_by_the_next()
    {
        string before = _bench.Settings();
        _bench.Apply("MODE_10W", WantedConditions.MaxClocks);
        using ConditionsKeeper next = _bench.New();
        Assert.Equal(2, next.Restore().States.Length);
        Assert.Equal(before, _bench.Settings());
    }

    [Fact]
    public void A_journal_that_cannot_be_read_is_told_and_nothing_is_changed()
    {
        _bench.Tree.Folder.Write("lane/conditions.json", "[ {");
        Assert.Contains("conditions.json", Assert.Single(_bench.Restore().Unmet).Why, StringComparison.Ordinal);
        Assert.Equal(UnmetReason.Failed, Assert.Single(_bench.Apply("MAXN").Unmet).Reason);
        Assert.Equal("pmode:0002 fmode:quiet", _bench.Tree.Text("var/lib/nvpmodel/status"));
    }

    [Fact]
    public void A_control_that_this_agent_does_not_know_stays_in_the_journal()
    {
        _bench.Journal.Write([new JournalEntry("fan", "quiet", "1")]);
        Assert.Equal("fan", Assert.Single(_bench.Restore().Unmet).Name);
        Assert.True(_bench.Journal.Exists);
    }

    [Theory]
    [InlineData("input")]
    [InlineData("TERM")]
    [InlineData("shutdown")]
    public async Task An_agent_that_ends_puts_everything_back(string end)
    {
        string before = _bench.Settings();
        using AgentProcess agent = Start();
        await SetAsync(agent);
        Assert.NotEqual(before, _bench.Settings());
        if (end == "input")
        {
            agent.CloseInput();
        }
        else if (end == "TERM")
        {
            agent.Signal(end);
        }
        else
        {
            await agent.SendAsync(new ShutdownRequest(9));
        }

        Assert.Equal(0, (await agent.EndAsync().WaitAsync(Patience)).ExitCode);
        Assert.Equal(before, _bench.Settings());
    }

    [Fact]
    public async Task After_a_killed_agent_the_next_puts_back_and_says_so()
    {
        string before = _bench.Settings();
        using (AgentProcess killed = Start())
        {
            await SetAsync(killed);
            killed.Signal("KILL");
            await killed.EndAsync().WaitAsync(Patience);
        }

        Assert.NotEqual(before, _bench.Settings());
        using AgentProcess next = Start();
        Assert.IsType<HelloReply>(await next.NextAsync());
        await next.SendAsync(new DescribeRequest(1));
        var described = Assert.IsType<DescriptionReply>(await next.NextAsync());
        Assert.Equal(before, _bench.Settings());
        Assert.Equal("MODE_15W", described.Device.PowerMode);
        Assert.Contains(described.Device.ConditionNotes!.Value, note => note.Contains("put back", StringComparison.Ordinal) && note.Contains("MODE_15W", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_agent_leaves_alone_what_a_living_one_has_set()
    {
        using AgentProcess first = Start();
        await SetAsync(first);
        string set = _bench.Settings();
        using AgentProcess second = Start();
        Assert.IsType<HelloReply>(await second.NextAsync());
        await second.SendAsync(new DescribeRequest(1));
        Assert.Null(Assert.IsType<DescriptionReply>(await second.NextAsync()).Device.ConditionNotes);
        Assert.Equal(set, _bench.Settings());
    }

    [Fact]
    public async Task Visits_say_the_mode_and_the_clock_that_hold()
    {
        using AgentProcess agent = Start();
        await SetAsync(agent);
        await agent.SendAsync(Requests.Measure(3, Requests.Visit("a")));
        AgentReply reply;
        while ((reply = await agent.NextAsync()) is not VisitReply)
        {
        }

        Assert.Equal(("MODE_10W", 318.75), (((VisitReply)reply).Visit.Conditions.PowerMode, ((VisitReply)reply).Visit.Conditions.GpuFrequencyMhz));
    }

    private static async Task SetAsync(AgentProcess agent)
    {
        Assert.IsType<HelloReply>(await agent.NextAsync());
        await agent.SendAsync(new ConditionsRequest(1, new WantedConditions { PowerMode = "MODE_10W", Clocks = WantedConditions.MaxClocks }));
        Assert.Empty(Assert.IsType<ConditionsReply>(await agent.NextAsync()).Report.Unmet);
    }

    private AgentProcess Start() => new(
        _bench.Tree.Folder,
        ("PROFILER_ROOT", _bench.Tree.Root),
        ("PROFILER_RUNTIME", "null"),
        ("PATH", $"{_bench.Tree.Bin}:{Environment.GetEnvironmentVariable("PATH")}"));
}
