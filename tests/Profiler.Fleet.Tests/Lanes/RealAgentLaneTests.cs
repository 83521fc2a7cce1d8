using Profiler.Fleet.Lanes;
using Profiler.Fleet.Tests.Support;
using Profiler.Fleet.Transports;
using Profiler.Networks.Errors;
using Profiler.Store.Devices;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Tests.Lanes;

/// <summary>The agent that is shipped, as a child process, at work for the queue.</summary>
public sealed class RealAgentLaneTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-lane-agent-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_probe_of_a_real_agent_takes_its_device_back()
    {
        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => Start()), LaneBench.Board);
        var problem = new ItemFailure(ErrorCode.LinkLost, "It was lost.", null);
        DateTimeOffset probeAt = bench.Clock.GetUtcNow() + LaneDefaults.Look;
        await bench.Database.Devices.QuarantineAsync(LaneBench.Board, problem, probeAt);
        await bench.AdvancePastAsync(probeAt);
        Assert.Null((await bench.UntilAsync(RegisteredDeviceState.Active)).Problem);
    }

    [Fact]
    public async Task A_real_agent_is_ended_when_its_job_is_cancelled()
    {
        var agents = new List<ChildProcessTransport>();
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ =>
            {
                agents.Add(Start());
                return agents[^1];
            }),
            LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await bench.UntilAsync(async () => (await bench.Database.Devices.GetAsync(LaneBench.Board)).SeenAt is not null, () => "it was not reached");
        int process = Assert.Single(agents).ProcessId;
        await bench.Database.Queue.CancelAsync(job);
        await bench.UntilAsync(job, QueuedJobState.Cancelled);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    private ChildProcessTransport Start() => ChildProcessTransport.Start(
        Path.Combine(AppContext.BaseDirectory, "profiler-agent.dll"),
        "--models",
        Path.Combine(_folder.FullName, "models"),
        "--lane",
        Path.Combine(_folder.FullName, "lane"));
}
