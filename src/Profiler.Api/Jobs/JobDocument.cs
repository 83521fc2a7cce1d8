using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.Api.Jobs;

/// <summary>A job as it stands in the queue.</summary>
/// <param name="Kind">"profile", "measure", "compare", "validate", "admit".</param>
/// <param name="Request">As it was submitted.</param>
/// <param name="Attempts">How often its device was granted to it.</param>
/// <param name="NotBefore">It waits at least until then, after an attempt that failed.</param>
/// <param name="CancelRequested">Whether it was asked to stop while it runs.</param>
/// <param name="Failure">Of a failed job, or of the last attempt of one that is queued again.</param>
/// <param name="Obstacle">Of a queued job: why its device takes no jobs now, and what to do about it; null where it does.</param>
/// <param name="Result">Of a done job; left out of lists.</param>
/// <param name="Version">Rises with every change; the id of its events.</param>
public sealed record JobDocument(
    string Id,
    string Kind,
    string Device,
    JsonElement Request,
    int Priority,
    ImmutableArray<string> DependsOn,
    string SubmittedBy,
    QueuedJobState State,
    int Attempts,
    DateTimeOffset? NotBefore,
    bool CancelRequested,
    QueuedJobProgress? Progress,
    ItemFailure? Failure,
    ItemFailure? Obstacle,
    JsonElement? Result,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? GrantedAt,
    DateTimeOffset? FinishedAt,
    long Version)
{
    /// <param name="withResult">Whether the result goes with it.</param>
    public static JobDocument From(QueuedJob job, bool withResult = true) => new(
        job.Id,
        job.Kind,
        job.Device,
        JsonText.Parse(job.RequestJson),
        job.Priority,
        job.DependsOn,
        job.SubmittedBy,
        job.State,
        job.Attempts,
        job.NotBefore,
        job.CancelRequested,
        job.Progress,
        job.Failure,
        job.Obstacle,
        withResult && job.ResultJson is { } result ? JsonText.Parse(result) : null,
        job.SubmittedAt,
        job.GrantedAt,
        job.FinishedAt,
        job.Version);

    /// <summary>The job as the queue has it.</summary>
    public QueuedJob ToJob() => new(
        Id,
        Kind,
        Device,
        Request.GetRawText(),
        Priority,
        DependsOn,
        SubmittedBy,
        State,
        Attempts,
        NotBefore,
        CancelRequested,
        Progress,
        Failure,
        Result?.GetRawText(),
        SubmittedAt,
        GrantedAt,
        FinishedAt,
        Version)
    {
        Obstacle = Obstacle,
    };
}
