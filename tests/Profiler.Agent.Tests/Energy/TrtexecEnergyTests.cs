using Profiler.Agent.Sensors;
using Profiler.Agent.Tests.Runners.Trtexec;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Energy;

public sealed class TrtexecEnergyTests : IDisposable
{
    private static readonly EnergyPlan Plan = new() { IdleSeconds = 1, LeastSeconds = 3, MostSeconds = 3, TargetRelativeHalfWidth = 0.05 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The stand-in takes 2 ms a run, and 0.4 s before and after them in which the board only idles.</summary>
    [Fact]
    public async Task A_load_of_trtexec_is_watched_and_its_energy_is_found()
    {
        var standIn = new StandIn(_folder);
        using var board = new BoardInMotion(_folder.PathOf("root"), isHwmon: false, () => File.Exists(standIn.BusyFile));
        using AgentProcess agent = Start(standIn);
        await agent.SendAsync(new EnergyRequest(1, standIn.Put(), Plan));
        EnergyReply reply = Assert.IsType<EnergyReply>(await EndAsync(agent));
        EnergySummary energy = EnergyAnalysis.Summarise(reply.Trace, Plan.TargetRelativeHalfWidth, latencyMs: null);
        double loadMw = BoardInMotion.Curve.Rails.Sum(rail => rail.IdleMw + rail.LoadMw);
        Assert.Equal(2, energy.MsPerInference, 3);
        Assert.InRange(energy.AverageMw.Value / loadMw, 0.95, 1.05);
        Assert.InRange(energy.MjPerInference.Value / (loadMw * 2 / 1000), 0.95, 1.05);
        Assert.InRange(energy.IdleMw!.Value.Value / BoardInMotion.Curve.IdleMw, 0.9, 1.1);
        Assert.Contains("--iterations=1 --duration=", standIn.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rail_that_ends_in_mid_load_ends_trtexec()
    {
        var standIn = new StandIn(_folder);
        using var board = new BoardInMotion(_folder.PathOf("root"), isHwmon: true, () => File.Exists(standIn.BusyFile));
        using AgentProcess agent = Start(standIn);
        await agent.SendAsync(new EnergyRequest(1, standIn.Put(), Plan with { LeastSeconds = 300, MostSeconds = 300 }));
        while (!File.Exists(standIn.BusyFile))
        {
            await Task.Delay(20);
        }

        board.Break(rail: 1);
        FailedReply failed = Assert.IsType<FailedReply>(await EndAsync(agent));
        Assert.Equal(AgentFailure.SensorFailed, failed.Code);
        Assert.Contains("ina3221/cpu", failed.Message, StringComparison.Ordinal);
    }

    private AgentProcess Start(StandIn standIn) => new(
        _folder,
        ("PATH", $"{standIn.Folder}:{Environment.GetEnvironmentVariable("PATH")}"),
        (SensorRoot.Variable, _folder.PathOf("root")));

    private static async Task<AgentReply> EndAsync(AgentProcess agent)
    {
        AgentReply reply = await agent.NextAsync();
        while (reply is HelloReply or ProgressReply)
        {
            reply = await agent.NextAsync();
        }

        return reply;
    }
}
