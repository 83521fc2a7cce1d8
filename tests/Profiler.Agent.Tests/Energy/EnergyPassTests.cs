using Profiler.Agent.Sensors;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Energy;

public sealed class EnergyPassTests : IDisposable
{
    private static readonly EnergyPlan Plan = new() { IdleSeconds = 1, LeastSeconds = 3, MostSeconds = 4, TargetRelativeHalfWidth = 0.05 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_agent_watches_a_board_and_its_energy_is_found()
    {
        using var board = new BoardInMotion(_folder.PathOf("root"), isHwmon: false);
        using AgentProcess agent = Start();
        EnergyReply reply = Assert.IsType<EnergyReply>(await WatchAsync(agent, board));
        EnergySummary energy = EnergyAnalysis.Summarise(reply.Trace, Plan.TargetRelativeHalfWidth, latencyMs: null);
        double loadMw = BoardInMotion.Curve.Rails.Sum(rail => rail.IdleMw + rail.LoadMw);
        Assert.InRange(energy.AverageMw.Value / loadMw, 0.95, 1.05);
        Assert.InRange(energy.MjPerInference.Value / (loadMw * energy.MsPerInference / 1000), 0.95, 1.05);
        Assert.InRange(energy.IdleMw!.Value.Value / BoardInMotion.Curve.IdleMw, 0.9, 1.1);
        Assert.True(energy.UpdatePeriodMs > 0);
        Assert.True(energy.MsPerInference >= 1, "The null device rests for a millisecond or more.");
        Assert.Equal(6, reply.Trace.WholeBoard().Length);
    }

    [Fact]
    public async Task A_rail_that_ends_in_mid_pass_is_named_with_its_file()
    {
        using var board = new BoardInMotion(_folder.PathOf("root"), isHwmon: true);
        using AgentProcess agent = Start();
        FailedReply failed = Assert.IsType<FailedReply>(await WatchAsync(agent, board, breaks: 1));
        Assert.Equal(AgentFailure.SensorFailed, failed.Code);
        Assert.Contains("ina3221/cpu", failed.Message);
        Assert.Contains("hwmon0/in2_input", failed.Message);
    }

    [Fact]
    public async Task A_device_without_sensors_says_what_was_looked_for()
    {
        Directory.CreateDirectory(_folder.PathOf("root"));
        using AgentProcess agent = Start();
        Assert.IsType<HelloReply>(await agent.NextAsync());
        await agent.SendAsync(new PowerRequest(1));
        FailedReply failed = Assert.IsType<FailedReply>(await agent.NextAsync());
        Assert.Equal(AgentFailure.SensorMissing, failed.Code);
        Assert.Contains("rapl/*", failed.Message);
        Assert.Contains("powercap", failed.Message);
        Assert.NotEmpty(failed.Advice!);
    }

    [Fact]
    public async Task A_pass_can_be_cancelled()
    {
        using var board = new BoardInMotion(_folder.PathOf("root"), isHwmon: false);
        using AgentProcess agent = Start();
        await agent.SendAsync(Request(Plan with { LeastSeconds = 100, MostSeconds = 100 }));
        while (await agent.NextAsync() is not ProgressReply { Phase: VisitPhase.Resting })
        {
        }

        await agent.SendAsync(new CancelRequest(2, 1));
        Assert.IsType<StoredReply>(await agent.NextAsync());
        Assert.Equal(AgentFailure.Cancelled, Assert.IsType<FailedReply>(await agent.NextAsync()).Code);
    }

    [Fact]
    public async Task A_plan_out_of_range_is_refused()
    {
        using var board = new BoardInMotion(_folder.PathOf("root"), isHwmon: false);
        using AgentProcess agent = Start();
        Assert.IsType<HelloReply>(await agent.NextAsync());
        await agent.SendAsync(Request(Plan with { MostSeconds = 1e9 }));
        Assert.Equal(AgentFailure.BadRequest, Assert.IsType<FailedReply>(await agent.NextAsync()).Code);
    }

    private AgentProcess Start() => new(
        _folder, (AgentOptions.RuntimeVariable, AgentOptions.NullRuntime), (SensorRoot.Variable, _folder.PathOf("root")));

    private static EnergyRequest Request(EnergyPlan plan) => new(1, Workload.OfFixedShape(new string('1', 64), "cpu", 1), plan);

    /// <summary>The board's power follows the agent's phases.</summary>
    private static async Task<AgentReply> WatchAsync(AgentProcess agent, BoardInMotion board, int? breaks = null)
    {
        await agent.SendAsync(Request(Plan));
        bool isLoaded = false;
        while (true)
        {
            switch (await agent.NextAsync())
            {
                case HelloReply or ProgressReply { Phase: VisitPhase.Building }:
                    break;
                case ProgressReply { Phase: VisitPhase.Measuring }:
                    board.Load();
                    isLoaded = true;
                    if (breaks is { } rail)
                    {
                        board.Break(rail);
                    }

                    break;
                case ProgressReply:
                    if (isLoaded)
                    {
                        board.Rest();
                    }

                    break;
                case var last:
                    return last;
            }
        }
    }
}
