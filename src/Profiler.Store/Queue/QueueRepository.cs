using System.Collections.Immutable;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;

namespace Profiler.Store.Queue;

/// <summary>
/// The queue of jobs and the lanes they are granted. A lane is granted to one job at a time, under a lease with a
/// fencing token; any number of coordinators may ask at once.
/// </summary>
public sealed class QueueRepository
{
    /// <summary>Queues a job; a second time with the same idempotency key gives the first one.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">It depends on a job that is not there.</exception>
    public Task<QueuedJob> SubmitAsync(NewQueuedJob job) => throw new NotImplementedException();

    /// <exception cref="Networks.Errors.ProfilerException">There is no such job.</exception>
    public Task<QueuedJob> GetAsync(string id) => throw new NotImplementedException();

    public Task<ImmutableArray<QueuedJob>> ListAsync(QueueQuery query) => throw new NotImplementedException();

    /// <summary>
    /// Grants a free lane to the job that is due: highest priority, then oldest; dependencies done, not before its
    /// time, device among those given, active and not paused or quarantined (an "admit" job is also granted on a
    /// quarantined device). A lane whose lease has expired is free; its job counts as interrupted and is queued
    /// again in its old place.
    /// </summary>
    /// <param name="holder">This coordinator's id.</param>
    /// <param name="devices">Devices that this coordinator can reach.</param>
    /// <returns>Null where nothing is due.</returns>
    public Task<GrantedJob?> TryGrantAsync(string holder, IReadOnlyCollection<string> devices, TimeSpan leaseTime) =>
        throw new NotImplementedException();

    /// <summary>The heartbeat.</summary>
    public Task<LeaseRenewal> RenewAsync(LaneLease lease, TimeSpan leaseTime) => throw new NotImplementedException();

    /// <exception cref="Networks.Errors.ProfilerException">LeaseLost.</exception>
    public Task ReportAsync(LaneLease lease, QueuedJobProgress progress) => throw new NotImplementedException();

    /// <summary>Finishes the job and gives the lane back, in one transaction.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">LeaseLost.</exception>
    public Task FinishAsync(LaneLease lease, string resultJson) => throw new NotImplementedException();

    /// <summary>Ends the job without a result and gives the lane back; jobs that depend on it fail with it.</summary>
    /// <param name="state">Failed or Cancelled.</param>
    /// <exception cref="Networks.Errors.ProfilerException">LeaseLost.</exception>
    public Task EndAsync(LaneLease lease, QueuedJobState state, ItemFailure failure) => throw new NotImplementedException();

    /// <summary>Gives the lane back and queues the job again in its old place, for another attempt.</summary>
    /// <param name="failure">Why; null where the coordinator shuts down.</param>
    /// <exception cref="Networks.Errors.ProfilerException">LeaseLost.</exception>
    public Task ReleaseAsync(LaneLease lease, ItemFailure? failure, DateTimeOffset? notBefore) => throw new NotImplementedException();

    /// <summary>Cancels a queued job at once; asks a running one to stop.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">There is no such job, or it is finished (Conflict).</exception>
    public Task<QueuedJob> CancelAsync(string id) => throw new NotImplementedException();

    /// <summary>The leases that are held now, by device.</summary>
    public Task<ImmutableArray<LaneLease>> LeasesAsync() => throw new NotImplementedException();
}
