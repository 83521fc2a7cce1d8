using System.Collections.Immutable;
using Profiler.Measurement.Visits;
using Profiler.Store.CrashWriter;
using Profiler.Store.Jobs;
using Profiler.Store.Measurements;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Jobs;

public sealed class KilledWriterTests
{
    private const int Kills = 20;

    [Theory, EveryEngine]
    public async Task Every_acknowledged_write_survives_twenty_kills_and_none_is_there_twice(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        var random = new Random(20);
        var acknowledged = new List<string>();
        for (int kill = 0; kill < Kills; kill++)
        {
            using var writer = new WriterProcess(store.Address, seed: 1, items: 5000);
            acknowledged.AddRange(await writer.KillAfterAsync(random.Next(0, 60)));
        }

        using ProfilerDatabase database = await store.OpenAsync();
        Job job = Assert.Single(await database.Jobs.AllAsync());
        ImmutableArray<Visit> visits = await database.Visits.OfJobAsync(job.Id);
        ImmutableArray<StoredMeasurement> measurements = await database.Measurements.OfJobAsync(job.Id);
        string[] stored =
        [
            .. visits.Select(visit => $"visit {visit.ItemId} {visit.Round}"),
            .. measurements.Select(measurement => $"done {measurement.Result.ItemId}"),
        ];
        Assert.NotEmpty(acknowledged);
        Assert.Equal(stored.Length, stored.Distinct().Count());
        Assert.Empty(acknowledged.Except(stored));
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        Assert.Equal(await FinishedAsync(database, job.Id), measurements.Length);
    }

    [Theory, EveryEngine]
    public async Task Two_programs_create_and_write_one_database_at_once(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using var first = new WriterProcess(store.Address, seed: 1, items: 25);
        using var second = new WriterProcess(store.Address, seed: 2, items: 25);
        string[] errors = await Task.WhenAll(first.FinishAsync(), second.FinishAsync());

        Assert.Equal(["", ""], errors);
        using ProfilerDatabase database = await store.OpenAsync();
        foreach (Job job in await database.Jobs.AllAsync())
        {
            Assert.Equal(JobState.Done, job.State);
            Assert.Equal(25 * JobWriter.VisitsPerItem, (await database.Visits.OfJobAsync(job.Id)).Length);
            Assert.Equal(25, (await database.Measurements.OfJobAsync(job.Id)).Length);
        }
    }

    private static async Task<int> FinishedAsync(ProfilerDatabase database, string jobId) =>
        (await database.Jobs.Items.OfJobAsync(jobId)).Count(item => item.State == ItemState.Done);
}
