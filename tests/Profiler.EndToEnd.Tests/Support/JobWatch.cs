using Profiler.Measurement.Visits;
using Profiler.Store;
using Profiler.Store.Jobs;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>Looks into the database of a program that runs or ran.</summary>
public static class JobWatch
{
    /// <summary>Waits until the running program has stored so many visits of an unfinished job.</summary>
    public static async Task UntilVisitsAsync(Workplace place, ProfilerProcess process, int visits)
    {
        while (true)
        {
            if (process.HasExited)
            {
                Assert.Fail($"It ended early: {(await process.EndAsync()).Error}");
            }

            if (File.Exists(place.Database) && (await VisitsAsync(place, mustRun: true)).Length >= visits)
            {
                return;
            }

            await Task.Yield();
        }
    }

    /// <summary>The visits of the newest job, each as "item round".</summary>
    public static async Task<string[]> VisitsAsync(Workplace place, bool mustRun = false)
    {
        using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(place.Database, TimeProvider.System);
        Job? job = (await database.Jobs.AllAsync()).FirstOrDefault();
        return job is null || (mustRun && job.State != JobState.Running) ? [] : [.. (await database.Visits.OfJobAsync(job.Id)).Select(Name)];
    }

    /// <summary>Asserts that the newest job is done, that it kept what was stored before and measured nothing twice.</summary>
    public static async Task ResumedAsync(Workplace place, string[] before)
    {
        string[] after = await VisitsAsync(place);
        Assert.NotEmpty(before);
        Assert.Equal(before, after[..before.Length]);
        Assert.Equal(after.Length, after.Distinct().Count());
        using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(place.Database, TimeProvider.System);
        Job job = (await database.Jobs.AllAsync())[0];
        Assert.Equal(JobState.Done, job.State);
        Assert.All(await database.Jobs.Items.OfJobAsync(job.Id), item => Assert.Equal(ItemState.Done, item.State));
    }

    private static string Name(Visit visit) => $"{visit.ItemId} {visit.Round}";
}
