using System.Collections.Immutable;
using Profiler.Store.Jobs;

namespace Profiler.Store.Queue;

/// <summary>A job as it stands in the queue.</summary>
/// <param name="Attempts">How often its device was granted to it.</param>
/// <param name="NotBefore">Not granted before this time: back-off after a failed attempt; null for at once.</param>
/// <param name="CancelRequested">Whether a user wants it stopped while it runs.</param>
/// <param name="Failure">Of a failed job, or of the last attempt of one that is queued again.</param>
/// <param name="ResultJson">Of a done job.</param>
/// <param name="Version">Rises with every change; an event carries it.</param>
public sealed record QueuedJob(
    string Id,
    string Kind,
    string Device,
    string RequestJson,
    int Priority,
    ImmutableArray<string> DependsOn,
    string SubmittedBy,
    QueuedJobState State,
    int Attempts,
    DateTimeOffset? NotBefore,
    bool CancelRequested,
    QueuedJobProgress? Progress,
    ItemFailure? Failure,
    string? ResultJson,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? GrantedAt,
    DateTimeOffset? FinishedAt,
    long Version)
{
    /// <summary>
    /// Why its device takes no jobs now, and what to do about it; null for a job that is not queued or whose device takes
    /// jobs. It changes with the device, not with the job's version.
    /// </summary>
    public ItemFailure? Obstacle { get; init; }
}
