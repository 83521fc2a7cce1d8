using Profiler.Measurement.Visits;
using Profiler.Store.Jobs;

namespace Profiler.Store.CrashWriter;

/// <summary>Works a job off: a few visits to each item, then its measurement.</summary>
public sealed class JobWriter(ProfilerDatabase database, int seed, int items)
{
    public const int VisitsPerItem = 3;

    public async Task RunAsync(TextWriter acknowledged)
    {
        BegunJob begun = await database.Jobs.BeginOrResumeAsync(Samples.Job(seed));
        string jobId = begun.Job.Id;
        await database.Jobs.Items.AddAsync(jobId, [.. Enumerable.Range(0, items).Select(Samples.Item)]);
        ILookup<string, Visit> visits = (await database.Visits.OfJobAsync(jobId)).ToLookup(visit => visit.ItemId);
        foreach (JobItem item in await database.Jobs.Items.OfJobAsync(jobId))
        {
            if (item.State is ItemState.Pending or ItemState.Running)
            {
                await WorkAsync(jobId, item.Item.Id, visits[item.Item.Id].Count(), acknowledged);
            }
        }

        await database.Jobs.FinishAsync(jobId);
    }

    private async Task WorkAsync(string jobId, string itemId, int firstRound, TextWriter acknowledged)
    {
        for (int round = firstRound; round < VisitsPerItem; round++)
        {
            await database.Visits.AppendAsync(jobId, Samples.Visit(itemId, round));
            await acknowledged.WriteLineAsync($"visit {itemId} {round}");
            await acknowledged.FlushAsync();
        }

        await database.Jobs.Items.FinishAsync(jobId, itemId, Samples.Measurement(itemId));
        await acknowledged.WriteLineAsync($"done {itemId}");
        await acknowledged.FlushAsync();
    }
}
