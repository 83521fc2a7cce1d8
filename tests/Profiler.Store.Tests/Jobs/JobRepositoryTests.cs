using Profiler.Measurement.Plans;
using Profiler.Networks.Errors;
using Profiler.Store.CrashWriter;
using Profiler.Store.Jobs;
using Profiler.Store.Measurements;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Jobs;

public sealed class JobRepositoryTests
{
    [Theory, EveryEngine]
    public async Task An_interrupted_job_is_resumed_by_its_specification_with_its_visits_and_device_time(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        string id;
        using (ProfilerDatabase database = await store.OpenAsync())
        {
            BegunJob begun = await database.Jobs.BeginOrResumeAsync(Samples.Job() with { OptionsJson = """{"a": 1, "b": [2]}""" });
            id = begun.Job.Id;
            Assert.False(begun.IsResumed);
            await database.Jobs.Items.AddAsync(id, [Samples.Item(0), Samples.Item(1)]);
            await database.Visits.AppendAsync(id, Samples.Visit("item-0000", 0));
            await database.Visits.AppendAsync(id, Samples.Visit("item-0000", 1));
        }

        using ProfilerDatabase again = await store.OpenAsync();
        BegunJob resumed = await again.Jobs.BeginOrResumeAsync(Samples.Job() with { OptionsJson = """{"b":[2],"a":1}""" });
        await again.Jobs.Items.AddAsync(id, [Samples.Item(0), Samples.Item(1)]);

        Assert.True(resumed.IsResumed);
        Assert.Equal(id, resumed.Job.Id);
        Assert.Equal([0, 1], (await again.Visits.OfJobAsync(id)).Select(visit => visit.Round));
        Assert.Equal(20.2, await again.Visits.DeviceMsOfAsync(id), 9);
        Assert.Equal(
            [ItemState.Running, ItemState.Pending], (await again.Jobs.Items.OfJobAsync(id)).Select(item => item.State));
    }

    [Theory, EveryEngine]
    public async Task A_specification_begins_anew_where_anything_differs_or_the_job_has_ended(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string first = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        BegunJob otherSeed = await database.Jobs.BeginOrResumeAsync(Samples.Job(seed: 2));
        BegunJob otherThreads = await database.Jobs.BeginOrResumeAsync(
            Samples.Job() with { Target = Samples.Target with { Threads = 1 } });
        await database.Jobs.FinishAsync(first);
        BegunJob afterDone = await database.Jobs.BeginOrResumeAsync(Samples.Job());
        await database.Jobs.AbandonAsync(afterDone.Job.Id);
        BegunJob afterAbandoned = await database.Jobs.BeginOrResumeAsync(Samples.Job());

        BegunJob[] begun = [otherSeed, otherThreads, afterDone, afterAbandoned];
        Assert.All(begun, job => Assert.False(job.IsResumed));
        Assert.Equal(5, begun.Select(job => job.Job.Id).Append(first).Distinct().Count());
        Assert.Equal(JobState.Done, (await database.Jobs.GetAsync(first)).State);
        Assert.Equal(JobState.Abandoned, (await database.Jobs.GetAsync(afterDone.Job.Id)).State);
    }

    [Theory, EveryEngine]
    public async Task A_job_comes_back_as_it_was_specified(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        JobSpec spec = Samples.Job() with { Input = null, OptionsJson = """{"budget":"3m"}""" };
        string id = (await database.Jobs.BeginOrResumeAsync(spec)).Job.Id;

        Assert.Equal(spec, (await database.Jobs.GetAsync(id)).Spec);
    }

    [Theory, EveryEngine]
    public async Task A_resumed_job_refuses_another_model_under_the_same_item(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string id = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await database.Jobs.Items.AddAsync(id, [Samples.Item(0)]);
        MeasurementItem changed = Samples.Item(0) with { Workload = Samples.Item(1).Workload };

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.Jobs.Items.AddAsync(id, [changed]));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("item-0000", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryEngine]
    public async Task A_failed_item_keeps_its_reason_and_takes_no_more_visits(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string id = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await database.Jobs.Items.AddAsync(id, [Samples.Item(0)]);
        var failure = new ItemFailure(ErrorCode.UnsupportedOperator, "No kernel for Foo.", "Use another opset.");
        await database.Jobs.Items.FailAsync(id, "item-0000", failure);

        JobItem item = Assert.Single(await database.Jobs.Items.OfJobAsync(id));
        Assert.Equal((ItemState.Failed, failure), (item.State, item.Failure));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Visits.AppendAsync(id, Samples.Visit("item-0000", 0)));
    }

    [Theory, EveryEngine]
    public async Task A_measurement_that_cannot_be_stored_leaves_its_item_unfinished(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string id = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await database.Jobs.Items.AddAsync(id, [Samples.Item(0)]);

        NewMeasurement whole = Samples.Measurement("item-0000");
        NewMeasurement incomplete = whole with { Provenance = whole.Provenance with { ProgramVersion = null! } };

        // The column refuses to be left empty: the second half of the transaction fails.
        await Assert.ThrowsAnyAsync<Exception>(() => database.Jobs.Items.FinishAsync(id, "item-0000", incomplete));

        Assert.Equal(ItemState.Pending, Assert.Single(await database.Jobs.Items.OfJobAsync(id)).State);
        Assert.Empty(await database.Measurements.OfJobAsync(id));
    }

    [Theory, EveryEngine]
    public async Task An_item_is_finished_once(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string id = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await database.Jobs.Items.AddAsync(id, [Samples.Item(0)]);
        await database.Jobs.Items.FinishAsync(id, "item-0000", null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Jobs.Items.FinishAsync(id, "item-0000", null));
    }

    [Theory, EveryEngine]
    public async Task An_unknown_job_is_named_with_the_nearest(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string id = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.Jobs.GetAsync(id + "7"));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains(id, error.Advice, StringComparison.Ordinal);
    }
}
