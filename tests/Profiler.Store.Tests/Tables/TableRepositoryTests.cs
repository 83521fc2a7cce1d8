using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Store.CrashWriter;
using Profiler.Store.Tables;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Tables;

public sealed class TableRepositoryTests
{
    [Theory, EveryEngine]
    public async Task A_job_ends_with_its_table_in_one_transaction(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string job = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        LookupTable table = TableSamples.Table(hour: 1);
        await database.Jobs.FinishAsync(job, table);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Jobs.FinishAsync(job, TableSamples.Table(hour: 2)));

        Assert.Equal(table.Id, (await database.Jobs.GetAsync(job)).TableId);
        Assert.Equal(table.Id, Assert.Single(await database.Tables.FindAsync(new TableQuery())).Id);
    }

    [Theory, EveryEngine]
    public async Task A_table_comes_back_as_it_was_and_is_kept_once(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        LookupTable table = TableSamples.Table(hour: 1);
        await database.Tables.AddAsync(table);
        await database.Tables.AddAsync(table);

        LookupTable read = await database.Tables.GetAsync(table.Id[..6]);

        Assert.Equal(TableText.Compose(table), TableText.Compose(read));
        TableSummary summary = Assert.Single(await database.Tables.FindAsync(new TableQuery()));
        Assert.Equal((1, table.Target, table.Input, 61.5), (summary.Entries, summary.Target, summary.Input, summary.DeviceSeconds));
    }

    [Theory, EveryEngine]
    public async Task Tables_are_found_by_each_field_the_newest_first(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        LookupTable older = TableSamples.Table(hour: 1);
        LookupTable newer = TableSamples.Table(hour: 2);
        LookupTable isolated = TableText.Seal(TableSamples.Table(hour: 3) with { Method = FillMethod.Isolated });
        LookupTable oneThread = TableText.Seal(TableSamples.Table(hour: 4) with { Target = Samples.Target with { Threads = 1 } });
        foreach (LookupTable table in (LookupTable[])[older, newer, isolated, oneThread])
        {
            await database.Tables.AddAsync(table);
        }

        var query = new TableQuery(older.SpaceFingerprint, older.Input, older.Target, FillMethod.InContext);

        Assert.Equal([newer.Id, older.Id], await IdsAsync(database, query));
        Assert.Equal([isolated.Id], await IdsAsync(database, new TableQuery(Method: FillMethod.Isolated)));
        Assert.Equal([oneThread.Id], await IdsAsync(database, new TableQuery(Target: oneThread.Target)));
        Assert.Empty(await IdsAsync(database, query with { Input = new TensorShape(1, 3, 64, 64) }));
        Assert.Empty(await IdsAsync(database, query with { SpaceFingerprint = "other" }));
    }

    [Theory, EveryEngine]
    public async Task An_unknown_table_is_refused_by_name(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        await database.Tables.AddAsync(TableSamples.Table(hour: 1));
        await database.Tables.AddAsync(TableSamples.Table(hour: 2));

        ProfilerException unknown = await Assert.ThrowsAsync<ProfilerException>(() => database.Tables.GetAsync("zzzz"));

        Assert.Equal(ErrorCode.UnknownName, unknown.Code);
        await Assert.ThrowsAsync<ProfilerException>(() => database.Tables.GetAsync(""));
    }

    [Theory, EveryEngine]
    public async Task A_table_that_was_not_sealed_is_not_kept(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => database.Tables.AddAsync(TableSamples.Table(hour: 1) with { Id = "made-up" }));

        Assert.Empty(await database.Tables.FindAsync(new TableQuery()));
    }

    private static async Task<IEnumerable<string>> IdsAsync(ProfilerDatabase database, TableQuery query) =>
        (await database.Tables.FindAsync(query)).Select(table => table.Id);
}
