using Profiler.Store.CrashWriter;
using Profiler.Store.Json;
using Profiler.Store.Measurements;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Measurements;

public sealed class MeasurementRepositoryTests
{
    [Theory, EveryEngine]
    public async Task A_measurement_comes_back_exactly_with_target_plan_and_provenance(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string id = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await database.Jobs.Items.AddAsync(id, [Samples.Item(3)]);
        NewMeasurement given = Samples.Measurement("item-0003");
        await database.Jobs.Items.FinishAsync(id, "item-0003", given);

        StoredMeasurement read = Assert.Single(await database.Measurements.OfJobAsync(id));

        Assert.Equal(given.Result, read.Result);
        Assert.Equal(given.Plan, read.Plan);
        Assert.Equal(StoreJson.Write(given.Provenance), StoreJson.Write(read.Provenance));
        Assert.Equal((id, Samples.Target, Samples.Item(3).Workload.ModelSha256), (read.JobId, read.Target, read.ModelSha256));
    }

    [Theory, EveryEngine]
    public async Task A_models_measurements_are_of_one_target_the_newest_first(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        var other = Samples.Target with { Threads = 1 };
        string older = await MeasureAsync(database, Samples.Job(seed: 1));
        string newer = await MeasureAsync(database, Samples.Job(seed: 2));
        await MeasureAsync(database, Samples.Job(seed: 3) with { Target = other });

        var found = await database.Measurements.OfModelAsync(Samples.Item(0).Workload.ModelSha256, Samples.Target);

        Assert.Equal([newer, older], found.Select(measurement => measurement.JobId));
    }

    [Theory, EveryEngine]
    public async Task A_models_measurements_on_all_targets_are_listed_page_by_page(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string older = await MeasureAsync(database, Samples.Job(seed: 1));
        string newer = await MeasureAsync(database, Samples.Job(seed: 2) with { Target = Samples.Target with { Threads = 1 } });
        var query = new MeasurementQuery(ModelSha256: Samples.Item(0).Workload.ModelSha256, Limit: 1);

        StoredMeasurement first = Assert.Single(await database.Measurements.ListAsync(query));
        StoredMeasurement second = Assert.Single(await database.Measurements.ListAsync(query with { After = (first.JobId, first.Result.ItemId) }));

        Assert.Equal([newer, older], [first.JobId, second.JobId]);
        Assert.Empty(await database.Measurements.ListAsync(query with { After = (second.JobId, second.Result.ItemId) }));
        Assert.Equal(older, Assert.Single(await database.Measurements.ListAsync(new MeasurementQuery(JobId: older))).JobId);
        Assert.Equal(second.Result, (await database.Measurements.FindAsync(older, "item-0000"))!.Result);
        Assert.Null(await database.Measurements.FindAsync(older, "item-0001"));
    }

    private static async Task<string> MeasureAsync(ProfilerDatabase database, Store.Jobs.JobSpec spec)
    {
        string id = (await database.Jobs.BeginOrResumeAsync(spec)).Job.Id;
        await database.Jobs.Items.AddAsync(id, [Samples.Item(0)]);
        await database.Jobs.Items.FinishAsync(id, "item-0000", Samples.Measurement("item-0000"));
        return id;
    }
}
