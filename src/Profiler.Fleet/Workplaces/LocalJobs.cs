using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Workplaces;

/// <summary>The queue of a database, whoever works it off.</summary>
internal sealed class LocalJobs(ProfilerDatabase database, TimeProvider time) : IWorkplaceJobs
{
    /// <summary>Another process changes the jobs; a database file tells nobody.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(0.5);

    public Task<QueuedJob> QueueAsync(JobRequest request, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken) =>
        throw new ProfilerException(
            ErrorCode.InvalidArgument,
            "A job is queued at a coordinator; in this process there is nobody who would go on with it.",
            "Add --server URL, or leave --detach out.");

    public Task<ImmutableArray<QueuedJob>> ListAsync(QueueQuery query, CancellationToken cancellationToken) => database.Queue.ListAsync(query);

    public Task<QueuedJob> GetAsync(string id, CancellationToken cancellationToken) => database.Queue.GetAsync(id);

    public async IAsyncEnumerable<QueuedJob> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (long Version, ItemFailure? Obstacle)? seen = null;
        while (true)
        {
            QueuedJob job = await database.Queue.GetAsync(id);
            if (seen != (job.Version, job.Obstacle))
            {
                seen = (job.Version, job.Obstacle);
                yield return job;
            }

            if (job.State.IsFinal())
            {
                yield break;
            }

            await Task.Delay(LookInterval, time, cancellationToken);
        }
    }

    public Task<QueuedJob> CancelAsync(string id, CancellationToken cancellationToken) => database.Queue.CancelAsync(id);
}
