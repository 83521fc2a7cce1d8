using Profiler.Fleet.Lanes;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Tests.Support;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Measurements;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Tests.Lanes;

public sealed class LaneServiceTests
{
    private static readonly TimeSpan Heartbeat = LaneDefaults.LeaseTime / LaneDefaults.HeartbeatsPerLease;

    [Fact]
    public async Task A_job_ends_with_its_result_and_gives_the_lane_back()
    {
        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => new ScriptedAgent()), LaneBench.Board);
        QueuedJob done = await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure()), QueuedJobState.Done);

        var result = Assert.IsType<MeasureJobResult>(JobResultJson.Read(done.ResultJson!));
        Assert.Equal("net-0000", result.Network.Name);
        Assert.Equal(LaneBench.Board, result.Network.Target.Device);
        StoredMeasurement stored = Assert.Single(await bench.Database.Measurements.OfJobAsync(result.StoreJobId));
        Assert.Equal(stored.Result, result.Network.Result);
        Assert.Empty(await bench.Database.Queue.LeasesAsync());
        Assert.Equal(1, done.Attempts);
    }

    [Fact]
    public async Task A_device_does_one_job_at_a_time_and_the_most_urgent_first()
    {
        var gate = new Gate();
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ => new ScriptedAgent(gate.WaitAsync)), LaneBench.Board);
        string first = await bench.SubmitAsync(LaneBench.Measure("0000"));
        await bench.UntilAsync(first, QueuedJobState.Running);
        string low = await bench.SubmitAsync(LaneBench.Measure("0001"), priority: -1);
        string high = await bench.SubmitAsync(LaneBench.Measure("0100"), priority: 1);
        await gate.ReachedAsync();
        Assert.Single(await bench.Database.Queue.LeasesAsync());
        gate.Open();
        foreach (string job in new[] { first, low, high })
        {
            await bench.UntilAsync(job, QueuedJobState.Done);
        }

        Assert.Equal([first, high, low], bench.Events.Where(e => e.Kind == LaneEventKind.JobGranted).Select(e => e.JobId));
        Assert.Equal(
            [LaneEventKind.JobGranted, LaneEventKind.JobDone, LaneEventKind.JobGranted, LaneEventKind.JobDone, LaneEventKind.JobGranted, LaneEventKind.JobDone],
            bench.Events.Select(e => e.Kind));
    }

    [Fact]
    public async Task Devices_work_side_by_side()
    {
        var gate = new Gate();
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ => new ScriptedAgent(gate.WaitAsync)), LaneBench.Board, LaneBench.Other);
        string here = await bench.SubmitAsync(LaneBench.Measure());
        string there = await bench.SubmitAsync(LaneBench.Measure(device: LaneBench.Other));
        await bench.UntilAsync(here, QueuedJobState.Running);
        await bench.UntilAsync(there, QueuedJobState.Running);
        Assert.Equal<string>([LaneBench.Board, LaneBench.Other], bench.Lanes.BusyDevices);
        gate.Open();
        await bench.UntilAsync(here, QueuedJobState.Done);
        await bench.UntilAsync(there, QueuedJobState.Done);
    }

    [Fact]
    public async Task A_device_out_of_reach_waits_for_who_can_reach_it()
    {
        var connector = new ScriptedConnector(_ => new ScriptedAgent());
        connector.OutOfReach[LaneBench.Board] = true;
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board, LaneBench.Other);
        string unreached = await bench.SubmitAsync(LaneBench.Measure());
        await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure(device: LaneBench.Other)), QueuedJobState.Done);
        Assert.Equal(QueuedJobState.Queued, (await bench.Database.Queue.GetAsync(unreached)).State);

        connector.OutOfReach.Clear();
        await bench.AdvancePastAsync(null);
        await bench.UntilAsync(unreached, QueuedJobState.Done);
    }

    [Fact]
    public async Task A_cancelled_job_is_stopped_at_the_agent_and_the_next_begins()
    {
        var gate = new Gate();
        var agents = new List<ScriptedAgent>();
        await using LaneBench bench = await LaneBench.StartAsync(Keeping(agents, gate), LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await gate.ReachedAsync();
        await bench.Database.Queue.CancelAsync(job);
        QueuedJob cancelled = await bench.UntilAsync(job, QueuedJobState.Cancelled);
        Assert.Equal(ErrorCode.Cancelled, cancelled.Failure!.Code);
        Assert.True(agents[0].IsClosed);

        gate.Open();
        await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure("0001")), QueuedJobState.Done);
    }

    [Fact]
    public async Task A_lost_lane_is_left_at_once_and_nothing_more_is_written()
    {
        var gate = new Gate();
        var agents = new List<ScriptedAgent>();
        await using LaneBench bench = await LaneBench.StartAsync(Keeping(agents, gate), LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await gate.ReachedAsync();
        LaneLease lease = Assert.Single(await bench.Database.Queue.LeasesAsync());
        await bench.Database.Queue.ReleaseAsync(lease, failure: null, notBefore: null);
        GrantedJob elsewhere = (await bench.Database.Queue.TryGrantAsync("elsewhere", [LaneBench.Board], LaneDefaults.LeaseTime))!;
        Assert.Equal(job, elsewhere.Job.Id);

        await bench.UntilAsync(() => Task.FromResult(bench.Events.Any(e => e.Kind == LaneEventKind.LeaseLost)), () => "the lane was not left");
        Assert.True(agents[0].IsClosed);
        Assert.Equal("elsewhere", Assert.Single(await bench.Database.Queue.LeasesAsync()).Holder);
        Assert.Equal(QueuedJobState.Running, (await bench.Database.Queue.GetAsync(job)).State);
    }

    [Fact]
    public async Task Time_in_the_queue_counts_for_no_limit()
    {
        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => new ScriptedAgent()), LaneBench.Board);
        await bench.Database.Devices.PauseAsync(LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        bench.Clock.Advance(TimeSpan.FromDays(3));
        await bench.Database.Devices.ActivateAsync(LaneBench.Board);
        await bench.UntilAsync(job, QueuedJobState.Done);
    }

    [Fact]
    public async Task A_heartbeat_keeps_a_lane_for_as_long_as_its_job_takes()
    {
        var gate = new Gate();
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ => new ScriptedAgent(gate.WaitAsync)), LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await gate.ReachedAsync();
        for (int beat = 0; beat < 5; beat++)
        {
            await bench.UntilAsync(() => Task.FromResult(bench.Clock.IsAwaited(Heartbeat)), () => "the lane does not rest");
            DateTimeOffset before = Assert.Single(await bench.Database.Queue.LeasesAsync()).ExpiresAt;
            bench.Clock.Advance(Heartbeat);
            await bench.UntilAsync(
                async () => (await bench.Database.Queue.LeasesAsync()) is [{ } lease] && lease.ExpiresAt > before, () => $"beat {beat}");
        }

        gate.Open();
        Assert.Equal(1, (await bench.UntilAsync(job, QueuedJobState.Done)).Attempts);
    }

    [Fact]
    public async Task A_shutdown_lets_a_job_finish_within_its_grace()
    {
        var gate = new Gate();
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ => new ScriptedAgent(gate.WaitAsync)), LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await gate.ReachedAsync();
        Task stopping = bench.Lanes.StopAsync(TimeSpan.FromMinutes(1));
        string later = await bench.SubmitAsync(LaneBench.Measure("0001"));
        gate.Open();
        await stopping;
        Assert.Equal(QueuedJobState.Done, (await bench.Database.Queue.GetAsync(job)).State);
        Assert.Equal(QueuedJobState.Queued, (await bench.Database.Queue.GetAsync(later)).State);
    }

    [Fact]
    public async Task A_shutdown_gives_lanes_back_after_its_grace_and_blames_nobody()
    {
        var gate = new Gate();
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ => new ScriptedAgent(gate.WaitAsync)), LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await gate.ReachedAsync();
        await bench.Lanes.StopAsync(TimeSpan.Zero);
        QueuedJob left = await bench.Database.Queue.GetAsync(job);
        Assert.Equal((QueuedJobState.Queued, (ItemFailure?)null), (left.State, left.Failure));
        Assert.Empty(await bench.Database.Queue.LeasesAsync());
    }

    [Fact]
    public async Task A_shutdown_with_several_lanes_at_work_gives_all_of_them_back()
    {
        var gate = new Gate();
        await using LaneBench bench = await LaneBench.StartAsync(
            new ScriptedConnector(_ => new ScriptedAgent(gate.WaitAsync)), LaneBench.Board, LaneBench.Other);
        string here = await bench.SubmitAsync(LaneBench.Measure());
        string there = await bench.SubmitAsync(LaneBench.Measure(device: LaneBench.Other));
        await bench.UntilAsync(here, QueuedJobState.Running);
        await bench.UntilAsync(there, QueuedJobState.Running);
        await bench.Lanes.StopAsync(TimeSpan.Zero);
        Assert.Empty(await bench.Database.Queue.LeasesAsync());
        Assert.Empty(bench.Lanes.BusyDevices);
    }

    private static ScriptedConnector Keeping(List<ScriptedAgent> agents, Gate gate) => new(_ =>
    {
        var agent = new ScriptedAgent(gate.WaitAsync);
        agents.Add(agent);
        return agent;
    });
}
