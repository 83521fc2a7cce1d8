using System.Collections.Immutable;
using Profiler.Measurement.Energy;
using Profiler.Store.CrashWriter;
using Profiler.Store.Energy;
using Profiler.Store.Json;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Energy;

public sealed class EnergyRepositoryTests
{
    [Theory, EveryEngine]
    public async Task A_pass_comes_back_exactly_with_target_plan_and_conditions(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        NewEnergyMeasurement given = EnergySamples.Measurement(idleMw: new EnergyInterval(3000, 2900, 3100));
        string id = await MeasureAsync(database, Samples.Job(), given);

        StoredEnergyMeasurement read = Assert.Single(await database.Energy.OfJobAsync(id));

        Assert.Equal(StoreJson.Write(given.Summary), StoreJson.Write(read.Summary));
        Assert.Equal((given.Plan, given.Conditions, given.ProgramVersion), (read.Plan, read.Conditions, read.ProgramVersion));
        Assert.Equal(StoreJson.Write(given.Device), StoreJson.Write(read.Device));
        Assert.Equal((id, "item-0000", Samples.Target, Samples.Item(0).Workload.ModelSha256), (read.JobId, read.ItemId, read.Target, read.ModelSha256));
    }

    [Theory, EveryEngine]
    public async Task A_models_passes_are_of_one_target_the_newest_first(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string older = await MeasureAsync(database, Samples.Job(seed: 1), EnergySamples.Measurement(1));
        string newer = await MeasureAsync(database, Samples.Job(seed: 2), EnergySamples.Measurement(2));
        await MeasureAsync(database, Samples.Job(seed: 3) with { Target = Samples.Target with { Threads = 1 } }, EnergySamples.Measurement(3));

        ImmutableArray<StoredEnergyMeasurement> found =
            await database.Energy.OfModelAsync(Samples.Item(0).Workload.ModelSha256, Samples.Target);

        Assert.Equal([(newer, 2), (older, 1)], found.Select(energy => (energy.JobId, energy.Summary.MjPerInference.Value)));
    }

    [Theory, EveryEngine]
    public async Task A_measurement_has_the_energy_of_its_item(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string with = await MeasureAsync(database, Samples.Job(seed: 1), EnergySamples.Measurement(0.35));
        await database.Jobs.Items.FinishAsync(with, "item-0000", Samples.Measurement("item-0000"));
        string without = (await database.Jobs.BeginOrResumeAsync(Samples.Job(seed: 2))).Job.Id;
        await database.Jobs.Items.AddAsync(without, [Samples.Item(0)]);
        await database.Jobs.Items.FinishAsync(without, "item-0000", Samples.Measurement("item-0000"));

        Assert.Equal(new EnergyInterval(0.35, 0.3, 0.4), (await database.Measurements.FindAsync(with, "item-0000"))!.MjPerInference);
        Assert.Null((await database.Measurements.FindAsync(without, "item-0000"))!.MjPerInference);
    }

    [Theory, EveryEngine]
    public async Task An_item_has_one_pass(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string id = await MeasureAsync(database, Samples.Job(), EnergySamples.Measurement());

        await Assert.ThrowsAnyAsync<Exception>(() => database.Energy.AddAsync(id, "item-0000", EnergySamples.Measurement()));

        Assert.Single(await database.Energy.OfJobAsync(id));
    }

    private static async Task<string> MeasureAsync(ProfilerDatabase database, Store.Jobs.JobSpec spec, NewEnergyMeasurement measurement)
    {
        string id = (await database.Jobs.BeginOrResumeAsync(spec)).Job.Id;
        await database.Jobs.Items.AddAsync(id, [Samples.Item(0)]);
        await database.Energy.AddAsync(id, "item-0000", measurement);
        return id;
    }
}
