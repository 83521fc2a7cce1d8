using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Requests;
using Profiler.Measurement.Visits;
using Profiler.Networks.Spaces;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>A coordinator's board that rests instead of running a model, and a job for it that takes some seconds.</summary>
internal static class NullBoard
{
    /// <summary>Makes the coordinator's agents null devices.</summary>
    public static readonly (string Name, string Value) Runtime = ("PROFILER_RUNTIME", "null");

    private const int Networks = 12;

    private static readonly SpaceReference Space = new(Definition: SearchSpaceJson.Parse(KillSpace.Json, KillSpace.Name).Definition);

    /// <summary>Registers the board and queues a comparison of some networks.</summary>
    /// <returns>The job's id.</returns>
    public static async Task<string> SubmitAsync(ServingProcess coordinator)
    {
        await QueuedProfile.RegisterAsync(coordinator);
        var request = new CompareJobRequest
        {
            Device = DeviceOptions.Local,
            Networks = [.. Enumerable.Range(0, Networks).Select(index => new NetworkReference($"net-{index}", Space, $"000{index % 4}000{index / 4}"))],
        };
        JsonElement job = await coordinator.PostAsync("/v1/jobs", $$"""{ "request": {{JobRequestJson.Write(request)}} }""");
        return job.GetProperty("id").GetString()!;
    }

    /// <summary>Waits until some visits of the running job are stored.</summary>
    /// <returns>Those stored then, each by item and round.</returns>
    public static async Task<string[]> UntilVisitsAsync(Workplace place, ServingProcess coordinator)
    {
        const int Some = 3;
        string[] visits = [];
        await TestPatience.UntilAsync(
            async () => (visits = await VisitsAsync(place)).Length >= Some, () => $"{Some} visits instead of {visits.Length}: {coordinator.Log}");
        return visits;
    }

    public static async Task<QueuedJob> JobAsync(Workplace place, string id)
    {
        using ProfilerDatabase database = await OpenAsync(place);
        return await database.Queue.GetAsync(id);
    }

    /// <summary>Asserts that the job ended well, kept what was stored before, and measured nothing twice.</summary>
    public static async Task RequireOnceAsync(Workplace place, string id, string[] before)
    {
        QueuedJob job = await JobAsync(place, id);
        Assert.True(job.State == QueuedJobState.Done, $"{job}");
        string[] visits = await VisitsAsync(place);
        Assert.Equal(before, visits[..before.Length]);
        Assert.Equal(visits.Length, visits.Distinct().Count());
        using ProfilerDatabase database = await OpenAsync(place);
        Job stored = Assert.Single(await database.Jobs.AllAsync());
        Assert.Equal(JobState.Done, stored.State);
        Assert.Equal(Networks, (await database.Measurements.OfJobAsync(stored.Id)).Length);
        Assert.Empty(await database.Queue.LeasesAsync());
    }

    private static async Task<string[]> VisitsAsync(Workplace place)
    {
        using ProfilerDatabase database = await OpenAsync(place);
        ImmutableArray<Job> jobs = await database.Jobs.AllAsync();
        return jobs.IsEmpty ? [] : [.. (await database.Visits.OfJobAsync(jobs.Single().Id)).Select(Name)];
    }

    private static string Name(Visit visit) => $"{visit.ItemId} {visit.Round}";

    private static Task<ProfilerDatabase> OpenAsync(Workplace place) => ProfilerDatabase.OpenAsync(place.Database, TimeProvider.System);
}
