using System.Text.Json;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Visits;
using Profiler.Networks.Spaces;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>A profile that was queued at a coordinator, watched in the database, where nothing is made up for a client.</summary>
public sealed class QueuedProfile
{
    private readonly string _database;
    private readonly int _seed;
    private string[] _seen = [];

    private QueuedProfile(string database, string id, int seed)
    {
        _database = database;
        Id = id;
        _seed = seed;
    }

    public string Id { get; }

    /// <summary>Visits that were stored when it was last looked at.</summary>
    public int Visits => _seen.Length;

    /// <summary>Registers this machine as the device "local".</summary>
    public static Task RegisterAsync(ServingProcess coordinator) =>
        coordinator.PostAsync("/v1/devices", """{ "name": "local", "connection": { "transport": "local" } }""");

    public static async Task<QueuedProfile> SubmitAsync(ServingProcess coordinator, string database, double budgetSeconds, int seed)
    {
        string request = $$"""
            { "kind": "profile", "device": "local", "space": { "definition": {{KillSpace.Json}} }, "budgetSeconds": {{budgetSeconds}}, "seed": {{seed}} }
            """;
        JsonElement job = await coordinator.PostAsync("/v1/jobs", $$"""{ "request": {{request}} }""");
        return new QueuedProfile(database, job.GetProperty("id").GetString()!, seed);
    }

    /// <summary>Looks at what is stored: what was there before has to be there still, in its place.</summary>
    public async Task LookAsync()
    {
        string[] now = await ReadAsync(VisitsAsync);
        Assert.Equal(_seen, now[..Math.Min(_seen.Length, now.Length)]);
        _seen = now;
    }

    /// <summary>Waits until so many more visits are stored.</summary>
    /// <param name="log">What a failure tells.</param>
    public async Task UntilMoreVisitsAsync(int more, Func<string> log)
    {
        int enough = _seen.Length + more;
        await TestPatience.UntilAsync(
            async () =>
            {
                await LookAsync();
                return _seen.Length >= enough || (await StateAsync()).IsEnd;
            },
            () => $"{enough} visits instead of {_seen.Length}: {log()}");
        Assert.True(_seen.Length >= enough, $"The profile was over before its end: {(await StateAsync()).Job}\n{log()}");
    }

    public async Task<QueuedJob> UntilEndAsync(Func<string> log)
    {
        await TestPatience.UntilAsync(async () => (await StateAsync()).IsEnd, () => $"the job to end: {log()}");
        return (await StateAsync()).Job;
    }

    /// <summary>Asserts that it ended well, lost nothing, and measured nothing twice.</summary>
    public async Task RequireOnceAsync()
    {
        await LookAsync();
        await ReadAsync(RequireOnceAsync);
    }

    public Task<JsonElement> OverHttpAsync(ServingProcess coordinator) => coordinator.GetAsync($"/v1/jobs/{Id}");

    private static string Name(Visit visit) => $"{visit.ItemId} {visit.Round} {visit.StartedAt:O}";

    private async Task<bool> RequireOnceAsync(ProfilerDatabase database)
    {
        QueuedJob queued = await database.Queue.GetAsync(Id);
        Assert.True(queued.State == QueuedJobState.Done, $"{queued}");
        Assert.Empty(await database.Queue.LeasesAsync());
        Job job = Assert.Single(await WorkAsync(database));
        Assert.Equal(JobState.Done, job.State);
        JobItem[] items = [.. await database.Jobs.Items.OfJobAsync(job.Id)];
        Assert.All(items, item => Assert.Equal(ItemState.Done, item.State));
        Visit[] visits = [.. await database.Visits.OfJobAsync(job.Id)];
        Assert.Equal(visits.Length, visits.Select(visit => (visit.ItemId, visit.Round)).Distinct().Count());
        Assert.All(items, item => Assert.Contains(visits, visit => visit.ItemId == item.Item.Id));
        Assert.Equal(
            items.Where(item => !item.Item.Profiled).Select(item => item.Item.Id).Order(StringComparer.Ordinal),
            (await database.Measurements.OfJobAsync(job.Id)).Select(measured => measured.Result.ItemId).Order(StringComparer.Ordinal));
        Assert.Equal(job.TableId, JsonElement.Parse(queued.ResultJson!).GetProperty("tableId").GetString());
        RequireWhole(await database.Tables.GetAsync(job.TableId!));
        return true;
    }

    private static void RequireWhole(LookupTable table)
    {
        SearchSpace space = KillSpace.Build();
        Assert.Equal(
            space.Slots.SelectMany((slot, index) => slot.Candidates.Select(candidate => $"{index} {candidate.Name}")),
            table.Entries.Select(entry => $"{entry.Slot} {entry.Candidate}"));
        Assert.All(table.Entries, entry => Assert.Equal(EntrySource.Measured, entry.Source));
    }

    private async Task<Job[]> WorkAsync(ProfilerDatabase database) =>
        [.. (await database.Jobs.AllAsync()).Where(job => job.Spec.Kind == "profile" && job.Spec.Seed == _seed && job.Spec.Subject == KillSpace.Name)];

    private async Task<string[]> VisitsAsync(ProfilerDatabase database) => (await WorkAsync(database)).SingleOrDefault() is { } job
        ? [.. (await database.Visits.OfJobAsync(job.Id)).Select(Name)]
        : [];

    private async Task<(QueuedJob Job, bool IsEnd)> StateAsync()
    {
        QueuedJob job = await ReadAsync(database => database.Queue.GetAsync(Id));
        return (job, job.State is not (QueuedJobState.Queued or QueuedJobState.Running));
    }

    private async Task<T> ReadAsync<T>(Func<ProfilerDatabase, Task<T>> read)
    {
        using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(_database, TimeProvider.System);
        return await read(database);
    }
}
