using Profiler.Networks.Errors;
using Profiler.Store.CrashWriter;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Leases;

public sealed class LeasedDatabaseTests
{
    private readonly FakeClock _clock = new();

    [Theory, EveryEngine]
    public async Task The_holder_writes_and_an_old_one_is_refused_at_every_write(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        LaneLease old = await GrantAsync(database);
        ProfilerDatabase held = database.Under(old);
        string job = (await held.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await held.Jobs.Items.AddAsync(job, [Samples.Item(0), Samples.Item(1)]);
        await held.Visits.AppendAsync(job, Samples.Visit("item-0000", 0));

        _clock.Advance(QueueSamples.LeaseTime);
        LaneLease renewed = (await database.Queue.TryGrantAsync("another", ["board"], QueueSamples.LeaseTime))!.Lease;

        foreach (Func<Task> write in Writes(held, job))
        {
            Assert.Equal(ErrorCode.LeaseLost, (await Assert.ThrowsAsync<ProfilerException>(write)).Code);
        }

        Assert.Equal(
            [ItemState.Running, ItemState.Pending], (await held.Jobs.Items.OfJobAsync(job)).Select(item => item.State));
        Assert.Empty(await database.Models.AllAsync());
        BegunJob resumed = await database.Under(renewed).Jobs.BeginOrResumeAsync(Samples.Job());
        Assert.Equal((job, true), (resumed.Job.Id, resumed.IsResumed));
        await database.Under(renewed).Visits.AppendAsync(job, Samples.Visit("item-0000", 1));
    }

    [Theory, EveryEngine]
    public async Task What_was_finished_just_before_an_interruption_is_not_measured_again(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        ProfilerDatabase first = database.Under(await GrantAsync(database));
        string job = (await first.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await first.Jobs.FinishAsync(job);

        _clock.Advance(QueueSamples.LeaseTime);
        LaneLease lease = (await database.Queue.TryGrantAsync("another", ["board"], QueueSamples.LeaseTime))!.Lease;
        BegunJob again = await database.Under(lease).Jobs.BeginOrResumeAsync(Samples.Job());
        await database.Under(lease).Jobs.FinishAsync(job);
        await database.Queue.FinishAsync(lease, "{}");
        await database.Queue.SubmitAsync(QueueSamples.Job());
        LaneLease next = (await database.Queue.TryGrantAsync("another", ["board"], QueueSamples.LeaseTime))!.Lease;
        BegunJob anew = await database.Under(next).Jobs.BeginOrResumeAsync(Samples.Job());

        Assert.Equal((job, JobState.Done, true), (again.Job.Id, again.Job.State, again.IsResumed));
        Assert.NotEqual(job, anew.Job.Id);
        Assert.False(anew.IsResumed);
    }

    [Theory, EveryEngine]
    public async Task A_board_in_another_power_mode_does_not_go_on_with_what_was_begun(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        ProfilerDatabase first = database.Under(await GrantAsync(database));
        string job = (await first.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        JobSpec other = Samples.Job() with { Target = Samples.Job().Target with { PowerMode = "MAXN" } };
        var error = await Assert.ThrowsAsync<ProfilerException>(() => first.Jobs.BeginOrResumeAsync(other));
        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("MAXN", error.Message, StringComparison.Ordinal);
        Assert.Equal(job, (await first.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id);
        Assert.False((await first.Jobs.BeginOrResumeAsync(other with { Seed = 2 })).IsResumed);
    }

    private static Func<Task>[] Writes(ProfilerDatabase database, string job) =>
    [
        () => database.Jobs.BeginOrResumeAsync(Samples.Job(seed: 2)),
        () => database.Jobs.Items.AddAsync(job, [Samples.Item(2)]),
        () => database.Visits.AppendAsync(job, Samples.Visit("item-0000", 1)),
        () => database.Jobs.Items.FinishAsync(job, "item-0000", Samples.Measurement("item-0000")),
        () => database.Jobs.Items.FailAsync(job, "item-0001", QueueSamples.Failure),
        () => database.Jobs.FinishAsync(job),
        () => database.Jobs.AbandonAsync(job),
        () => database.Models.AddAsync("model", new byte[] { 1 }),
        () => database.Targets.CalibrateAsync(Samples.Target, "reference", 1),
        () => database.Targets.RecordDeviceAsync("bench", Samples.Device),
        () => database.Devices.SeenAsync("board"),
    ];

    private static async Task<LaneLease> GrantAsync(ProfilerDatabase database)
    {
        await database.RegisterAsync("board");
        await database.Queue.SubmitAsync(QueueSamples.Job());
        return (await database.Queue.TryGrantAsync("me", ["board"], QueueSamples.LeaseTime))!.Lease;
    }
}
