using Profiler.Networks.Errors;
using Profiler.Store.Leases;
using Profiler.Store.Queue;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Queue;

public sealed class LaneGrantTests
{
    private static readonly string[] Board = ["board"];

    private readonly FakeClock _clock = new();

    [Theory, EveryEngine]
    public async Task The_highest_priority_goes_first_then_the_oldest(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");
        string old = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        string young = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        string urgent = (await database.Queue.SubmitAsync(QueueSamples.Job(priority: 5))).Id;
        var order = new List<string>();

        while (await GrantAsync(database) is { } granted)
        {
            Assert.Null(await GrantAsync(database));
            order.Add(granted.Job.Id);
            await database.Queue.FinishAsync(granted.Lease, "{}");
        }

        Assert.Equal([urgent, old, young], order);
    }

    [Theory, EveryEngine]
    public async Task A_job_waits_for_its_time_and_for_what_it_depends_on(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");
        string first = (await database.Queue.SubmitAsync(QueueSamples.Job(priority: -5))).Id;
        await database.Queue.SubmitAsync(QueueSamples.Job(priority: 5, after: first));
        GrantedJob granted = (await GrantAsync(database))!;
        Assert.Equal(first, granted.Job.Id);

        await database.Queue.ReleaseAsync(granted.Lease, QueueSamples.Failure, _clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        QueuedJob waiting = await database.Queue.GetAsync(first);
        Assert.Null(await GrantAsync(database));
        _clock.Advance(TimeSpan.FromMinutes(1));
        GrantedJob again = (await GrantAsync(database))!;
        await database.Queue.FinishAsync(again.Lease, """{"ok": true}""");

        Assert.Equal((QueuedJobState.Queued, QueueSamples.Failure, 1), (waiting.State, waiting.Failure, waiting.Attempts));
        Assert.Equal((first, 2), (again.Job.Id, again.Job.Attempts));
        Assert.Equal("""{"ok": true}""", (await database.Queue.GetAsync(first)).ResultJson);
        Assert.NotNull(await GrantAsync(database));
    }

    [Theory, EveryEngine]
    public async Task Only_devices_within_reach_that_are_active_are_granted_and_a_quarantined_one_once_to_its_admission(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board", "other");
        await database.Queue.SubmitAsync(QueueSamples.Job());
        Assert.Null(await database.Queue.TryGrantAsync("me", ["other"], QueueSamples.LeaseTime));
        Assert.Null(await database.Queue.TryGrantAsync("me", [], QueueSamples.LeaseTime));

        await database.Devices.PauseAsync("board");
        string admission = (await database.Queue.SubmitAsync(QueueSamples.Job() with { Kind = "admit" })).Id;
        Assert.Null(await GrantAsync(database));
        await database.Devices.ActivateAsync("board");
        await database.Devices.QuarantineAsync("board", QueueSamples.Failure, _clock.GetUtcNow());
        GrantedJob granted = (await GrantAsync(database))!;

        Assert.Equal(admission, granted.Job.Id);
        await database.Queue.ReleaseAsync(granted.Lease, QueueSamples.Failure, _clock.GetUtcNow());
        Assert.Null(await GrantAsync(database));
        await database.Devices.ActivateAsync("board");
        Assert.NotNull(await GrantAsync(database));
    }

    [Theory, EveryEngine]
    public async Task A_lease_that_runs_out_frees_the_lane_and_its_job_keeps_its_place(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");
        string first = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        await database.Queue.SubmitAsync(QueueSamples.Job());
        LaneLease old = (await GrantAsync(database))!.Lease;

        _clock.Advance(QueueSamples.LeaseTime / 2);
        Assert.Equal(new LeaseRenewal(IsHeld: true, CancelRequested: false), await database.Queue.RenewAsync(old, QueueSamples.LeaseTime));
        _clock.Advance(QueueSamples.LeaseTime - TimeSpan.FromSeconds(1));
        Assert.Null(await GrantAsync(database));
        _clock.Advance(TimeSpan.FromSeconds(1));
        GrantedJob again = (await GrantAsync(database, "another"))!;

        Assert.Equal((first, 2), (again.Job.Id, again.Job.Attempts));
        Assert.Equal(ErrorCode.LeaseLost, again.Job.Failure!.Code);
        Assert.True(again.Lease.Token > old.Token);
        Assert.Equal(again.Lease, Assert.Single(await database.Queue.LeasesAsync()));
        Assert.False((await database.Queue.RenewAsync(old, QueueSamples.LeaseTime)).IsHeld);
        foreach (Func<Task> write in (Func<Task>[])
        [
            () => database.Queue.FinishAsync(old, "{}"),
            () => database.Queue.EndAsync(old, QueuedJobState.Failed, QueueSamples.Failure),
            () => database.Queue.ReleaseAsync(old, null, null),
            () => database.Queue.ReportAsync(old, new QueuedJobProgress("measuring", 0.5, 10)),
        ])
        {
            Assert.Equal(ErrorCode.LeaseLost, (await Assert.ThrowsAsync<ProfilerException>(write)).Code);
        }
    }

    [Theory, EveryEngine]
    public async Task A_running_job_is_asked_to_stop_and_then_not_queued_again(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");
        string id = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        LaneLease lease = (await GrantAsync(database))!.Lease;
        await database.Queue.ReportAsync(lease, new QueuedJobProgress("measuring", 0.5, null));

        QueuedJob asked = await database.Queue.CancelAsync(id);
        LeaseRenewal renewal = await database.Queue.RenewAsync(lease, QueueSamples.LeaseTime);
        await database.Queue.ReleaseAsync(lease, null, null);
        QueuedJob ended = await database.Queue.GetAsync(id);

        Assert.Equal((QueuedJobState.Running, true), (asked.State, asked.CancelRequested));
        Assert.Equal(new QueuedJobProgress("measuring", 0.5, null), asked.Progress);
        Assert.Equal(new LeaseRenewal(IsHeld: true, CancelRequested: true), renewal);
        Assert.Equal(QueuedJobState.Cancelled, ended.State);
        Assert.True(ended.Version > asked.Version);
        Assert.Empty(await database.Queue.LeasesAsync());
    }

    [Theory, EveryEngine]
    public async Task A_job_that_ends_without_a_result_fails_what_depends_on_it(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("board");
        string first = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        string second = (await database.Queue.SubmitAsync(QueueSamples.Job(after: first))).Id;
        string third = (await database.Queue.SubmitAsync(QueueSamples.Job(after: second))).Id;

        await database.Queue.EndAsync((await GrantAsync(database))!.Lease, QueuedJobState.Failed, QueueSamples.Failure);

        Assert.Equal(QueueSamples.Failure, (await database.Queue.GetAsync(first)).Failure);
        Assert.Contains(first, (await database.Queue.GetAsync(second)).Failure!.Message, StringComparison.Ordinal);
        Assert.Contains(second, (await database.Queue.GetAsync(third)).Failure!.Message, StringComparison.Ordinal);
        Assert.Null(await GrantAsync(database));
    }

    private static Task<GrantedJob?> GrantAsync(ProfilerDatabase database, string holder = "me") =>
        database.Queue.TryGrantAsync(holder, Board, QueueSamples.LeaseTime);
}
