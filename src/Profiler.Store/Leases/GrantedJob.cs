using Profiler.Store.Queue;

namespace Profiler.Store.Leases;

/// <summary>A job with the lane that was granted to it.</summary>
public sealed record GrantedJob(QueuedJob Job, LaneLease Lease);
