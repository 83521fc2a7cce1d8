using System.Collections.Immutable;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Workplaces;

/// <summary>The queue of a workplace.</summary>
public interface IWorkplaceJobs
{
    /// <summary>Queues a job and does not wait for it.</summary>
    /// <param name="subjects">What is measured; models that the workplace has not got are brought there first.</param>
    /// <exception cref="Networks.Errors.ProfilerException">There is nobody here who would go on with it.</exception>
    Task<QueuedJob> QueueAsync(JobRequest request, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken);

    /// <summary>Jobs, the newest first.</summary>
    Task<ImmutableArray<QueuedJob>> ListAsync(QueueQuery query, CancellationToken cancellationToken);

    Task<QueuedJob> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>The job as it is now and whenever it changes, until it is done, failed or cancelled.</summary>
    IAsyncEnumerable<QueuedJob> WatchAsync(string id, CancellationToken cancellationToken);

    /// <summary>Cancels a queued job at once; asks a running one to stop.</summary>
    Task<QueuedJob> CancelAsync(string id, CancellationToken cancellationToken);
}
