using Microsoft.Extensions.Hosting;
using Profiler.Api;
using Profiler.Api.Events;
using Profiler.Api.Jobs;
using Profiler.Coordinator.Events;
using Profiler.Store;
using Profiler.Store.Changes;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Jobs;

/// <summary>Tells of one job until it ends.</summary>
public sealed class JobWatcher(ProfilerDatabase database, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>Another process on the same SQLite file tells nobody of its writes; so the job is looked at without being told, too.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public Task<QueuedJob> FindAsync(string id) => database.Queue.GetAsync(id);

    /// <param name="job">As it was found just now.</param>
    /// <param name="seen">The version that the reader knows already; null for none.</param>
    public async Task WriteAsync(EventWriter stream, QueuedJob job, long? seen)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stream.Aborted, lifetime.ApplicationStopping);
        await using var changes = new ChangeWaiter(
            database.Changes, change => change.Kind == ChangeKinds.Job && (change.Id.Length == 0 || change.Id == job.Id), time);
        QueuedJob? written = null;
        ItemFailure? obstacle = null;
        while (!end.IsCancellationRequested)
        {
            if (job.Version > (seen ?? long.MinValue) || job.Obstacle != obstacle)
            {
                await stream.WriteAsync(EventOf(written, job), $"{job.Version}", JobDocument.From(job), ApiJson.Context.JobDocument);
                (seen, written, obstacle) = (job.Version, job, job.Obstacle);
            }

            if (job.State is QueuedJobState.Done or QueuedJobState.Failed or QueuedJobState.Cancelled)
            {
                return;
            }

            await changes.WaitAsync(Look, end.Token);
            await stream.BeatAsync(time);
            job = await database.Queue.GetAsync(job.Id);
        }
    }

    private static string EventOf(QueuedJob? before, QueuedJob now)
    {
        bool onlyWentOn = before is not null && now.State == before.State && now.Attempts == before.Attempts
            && now.CancelRequested == before.CancelRequested;
        return onlyWentOn ? EventNames.Progress : EventNames.State;
    }
}
