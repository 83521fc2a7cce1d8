using Profiler.Fleet.Devices;
using Profiler.Fleet.Lanes;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Tests.Support;
using Profiler.Fleet.Transports;
using Profiler.Store.Devices;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Tests.Lanes;

/// <summary>The agent that is shipped, as a child process with the real runtime, at work for the queue.</summary>
public sealed class RealAgentLaneTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-lane-agent-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_job_runs_on_a_real_agent_and_a_probe_takes_its_device_back()
    {
        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => Start()), LaneBench.Board);
        await CalibrateAsync(bench);
        QueuedJob done = await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure()), QueuedJobState.Done);
        var result = Assert.IsType<MeasureJobResult>(JobResultJson.Read(done.ResultJson!));
        Assert.True(result.Network.Result.LatencyMs.Median > 0);
        Assert.Equal("ort", result.Network.Target.Runtime);

        var problem = new Store.Jobs.ItemFailure(Networks.Errors.ErrorCode.LinkLost, "It was lost.", null);
        await bench.Database.Devices.QuarantineAsync(LaneBench.Board, problem, bench.Clock.GetUtcNow() + LaneDefaults.Look);
        bench.Clock.Advance(LaneDefaults.Look);
        Assert.Null((await bench.UntilAsync(RegisteredDeviceState.Active)).Problem);
    }

    /// <summary>Gives the reference some latency, since to calibrate it takes longer than all the rest.</summary>
    private async Task CalibrateAsync(LaneBench bench)
    {
        await using DeviceSession session = await DeviceSession.OpenAsync(
            new DeviceOptions(LaneBench.Board), Start(), bench.Database, CancellationToken.None);
        await bench.Database.Targets.CalibrateAsync(session.TargetFor(1), ReferenceNetwork.Export.Sha256, 10);
    }

    private ChildProcessTransport Start() => ChildProcessTransport.Start(
        Path.Combine(AppContext.BaseDirectory, "profiler-agent.dll"),
        "--models",
        Path.Combine(_folder.FullName, "models"),
        "--lane",
        Path.Combine(_folder.FullName, "lane"));
}
