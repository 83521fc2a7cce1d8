using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Serving;

public sealed class LaneLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_taker_is_told_who_holds_the_device()
    {
        using LaneLock first = LaneLock.Take(_folder.PathOf("lane"), "process 1234, since noon");
        var refused = Assert.Throws<AgentException>(() => LaneLock.Take(_folder.PathOf("lane"), "somebody else"));
        Assert.Equal(AgentFailure.DeviceBusy, refused.Code);
        Assert.Contains("process 1234, since noon", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Advice);
    }

    [Fact]
    public void The_device_is_free_after_its_holder()
    {
        LaneLock.Take(_folder.PathOf("lane"), "first").Dispose();
        LaneLock.Take(_folder.PathOf("lane"), "second").Dispose();
    }

    [Fact]
    public void A_folder_that_cannot_be_had_is_not_a_busy_device()
    {
        string file = _folder.Write("file", "in the way");
        var refused = Assert.Throws<AgentException>(() => LaneLock.Take(Path.Combine(file, "lane"), "me"));
        Assert.Equal(AgentFailure.Storage, refused.Code);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_agents_never_measure_at_once()
    {
        await using AgentHost first = await AgentHost.StartAsync(_folder);
        await using AgentHost second = await AgentHost.StartAsync(_folder);
        await first.AskAllAsync(Requests.Measure(1, Requests.Visit("a")));
        var refused = Assert.IsType<FailedReply>((await second.AskAllAsync(Requests.Measure(1, Requests.Visit("a"))))[^1]);
        Assert.Equal(AgentFailure.DeviceBusy, refused.Code);
        Assert.Contains($"{Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kernel_frees_the_device_of_a_killed_agent()
    {
        using (var agent = new AgentProcess(_folder))
        {
            await agent.SendAsync(Requests.Measure(1, Requests.Visit("a")));
            while (await agent.NextAsync() is not DoneReply)
            {
            }

            Assert.Throws<AgentException>(() => LaneLock.Take(_folder.PathOf("lane"), "me"));
            agent.Kill();
        }

        LaneLock.Take(_folder.PathOf("lane"), "me").Dispose();
    }
}
