using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Queue;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Queue;

public sealed class QueueRepositoryTests
{
    [Theory, EveryEngine]
    public async Task A_job_comes_back_as_it_was_submitted(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        await database.RegisterAsync("board");
        QueuedJob first = await database.Queue.SubmitAsync(QueueSamples.Job());
        QueuedJob second = await database.Queue.SubmitAsync(QueueSamples.Job(priority: 7, after: first.Id));

        QueuedJob read = await database.Queue.GetAsync(second.Id);

        Assert.Equal(
            ("measure", "board", """{"seed": 1}""", 7, "local", QueuedJobState.Queued, 0, 1L),
            (read.Kind, read.Device, read.RequestJson, read.Priority, read.SubmittedBy, read.State, read.Attempts, read.Version));
        Assert.Equal([first.Id], read.DependsOn.AsEnumerable());
        Assert.Null(read.GrantedAt);
        Assert.Null(read.Progress);
    }

    [Theory, EveryEngine]
    public async Task A_job_for_an_unknown_device_or_after_an_unknown_job_is_refused(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        await database.RegisterAsync("board");

        ProfilerException device = await Assert.ThrowsAsync<ProfilerException>(() => database.Queue.SubmitAsync(QueueSamples.Job("bord")));
        ProfilerException job = await Assert.ThrowsAsync<ProfilerException>(() => database.Queue.SubmitAsync(QueueSamples.Job(after: "q99")));

        Assert.Equal([ErrorCode.UnknownName, ErrorCode.UnknownName], [device.Code, job.Code]);
        Assert.Contains("board", device.Advice, StringComparison.Ordinal);
        Assert.Contains("q99", job.Message, StringComparison.Ordinal);
        Assert.Empty(await database.Queue.ListAsync(new QueueQuery()));
    }

    [Theory, EveryEngine]
    public async Task A_queued_job_says_why_its_device_takes_no_jobs(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        var clock = new FakeClock();
        using ProfilerDatabase database = await store.OpenAsync(clock);
        await database.RegisterAsync("board");
        string id = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        Assert.Null((await database.Queue.GetAsync(id)).Obstacle);

        await database.Devices.QuarantineAsync("board", QueueSamples.Failure, clock.GetUtcNow());
        ItemFailure aside = (await database.Queue.GetAsync(id)).Obstacle!;
        await database.Devices.PauseAsync("board");
        ItemFailure paused = Assert.Single(await database.Queue.ListAsync(new QueueQuery())).Obstacle!;
        await database.Devices.ActivateAsync("board");
        await database.Queue.TryGrantAsync("me", ["board"], QueueSamples.LeaseTime);
        await database.Devices.PauseAsync("board");

        Assert.Equal((ErrorCode.RuntimeFailed, "The device 'board' is set aside: The runtime failed."), (aside.Code, aside.Message));
        Assert.StartsWith("Look at the board. It is probed at ", aside.Advice, StringComparison.Ordinal);
        Assert.Equal("The device 'board' is paused.", paused.Message);
        Assert.Null((await database.Queue.GetAsync(id)).Obstacle);
    }

    [Theory, EveryEngine]
    public async Task A_job_that_is_done_is_done_as_a_whole(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        await database.RegisterAsync("board");
        string id = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        LaneLease lease = (await database.Queue.TryGrantAsync("me", ["board"], QueueSamples.LeaseTime))!.Lease;
        await database.Queue.ReportAsync(lease, new QueuedJobProgress("measuring", 0.85, 4));

        await database.Queue.FinishAsync(lease, "{}");

        Assert.Equal(new QueuedJobProgress("measuring", 1, null), (await database.Queue.GetAsync(id)).Progress);
    }

    [Theory, EveryEngine]
    public async Task The_same_key_of_one_submitter_gives_the_same_job(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        await database.RegisterAsync("board");
        NewQueuedJob job = QueueSamples.Job() with { IdempotencyKey = "once" };

        QueuedJob[] jobs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => database.Queue.SubmitAsync(job))));
        QueuedJob other = await database.Queue.SubmitAsync(job with { SubmittedBy = "another" });

        Assert.Single(jobs.Select(submitted => submitted.Id).Distinct());
        Assert.NotEqual(jobs[0].Id, other.Id);
        Assert.Equal(2, (await database.Queue.ListAsync(new QueueQuery())).Length);
    }

    [Theory, EveryEngine]
    public async Task Jobs_are_listed_page_by_page_the_newest_first(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        await database.RegisterAsync("a", "b");
        var ids = new List<string>();
        for (int i = 0; i < 5; i++)
        {
            ids.Add((await database.Queue.SubmitAsync(QueueSamples.Job(i % 2 == 0 ? "a" : "b"))).Id);
        }

        ImmutableArray<QueuedJob> first = await database.Queue.ListAsync(new QueueQuery(Limit: 2));
        ImmutableArray<QueuedJob> second = await database.Queue.ListAsync(new QueueQuery(Limit: 2, Before: first[^1].Id));
        await database.Queue.CancelAsync(ids[3]);

        Assert.Equal([ids[4], ids[3]], first.Select(job => job.Id));
        Assert.Equal([ids[2], ids[1]], second.Select(job => job.Id));
        Assert.Equal([ids[1]], (await database.Queue.ListAsync(new QueueQuery("b", QueuedJobState.Queued, "measure"))).Select(job => job.Id));
        Assert.Empty(await database.Queue.ListAsync(new QueueQuery(Kind: "profile")));
        await Assert.ThrowsAsync<ProfilerException>(() => database.Queue.ListAsync(new QueueQuery(Before: "q99")));
    }

    [Theory, EveryEngine]
    public async Task A_queued_job_is_cancelled_at_once_with_what_depends_on_it(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        await database.RegisterAsync("board");
        string first = (await database.Queue.SubmitAsync(QueueSamples.Job())).Id;
        string second = (await database.Queue.SubmitAsync(QueueSamples.Job(after: first))).Id;
        string third = (await database.Queue.SubmitAsync(QueueSamples.Job(after: [first, second]))).Id;

        QueuedJob cancelled = await database.Queue.CancelAsync(first);
        QueuedJob late = await database.Queue.SubmitAsync(QueueSamples.Job(after: first));

        Assert.Equal((QueuedJobState.Cancelled, ErrorCode.Cancelled), (cancelled.State, cancelled.Failure!.Code));
        foreach (string dependant in (string[])[second, third, late.Id])
        {
            QueuedJob failed = await database.Queue.GetAsync(dependant);
            Assert.Equal((QueuedJobState.Failed, ErrorCode.Conflict), (failed.State, failed.Failure!.Code));
            Assert.NotNull(failed.FinishedAt);
        }

        ProfilerException again = await Assert.ThrowsAsync<ProfilerException>(() => database.Queue.CancelAsync(first));
        Assert.Equal(ErrorCode.Conflict, again.Code);
    }
}
