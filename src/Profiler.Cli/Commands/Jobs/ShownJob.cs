using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Store.Queue;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>A job with all that is known of it.</summary>
/// <param name="Attempts">How often its device was granted to it.</param>
/// <param name="NotBefore">It waits at least until then, after an attempt that failed.</param>
/// <param name="CancelRequested">Whether it was asked to stop.</param>
/// <param name="Failure">Of a failed job, or of the last attempt of one that is queued again.</param>
/// <param name="Obstacle">Of a queued job: why its device takes no jobs now, and what to do about it; null where it does.</param>
/// <param name="Request">What is asked for.</param>
/// <param name="Result">Of a done job.</param>
public sealed record ShownJob(
    string Id,
    string Kind,
    string Device,
    string State,
    int Priority,
    ImmutableArray<string> DependsOn,
    string SubmittedBy,
    int Attempts,
    DateTimeOffset? NotBefore,
    bool CancelRequested,
    QueuedJobProgress? Progress,
    ErrorDetail? Failure,
    ErrorDetail? Obstacle,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? GrantedAt,
    DateTimeOffset? FinishedAt,
    JsonElement Request,
    JsonElement? Result)
{
    public static ShownJob From(QueuedJob job) => new(
        job.Id,
        job.Kind,
        job.Device,
        StateOption.Text(job.State),
        job.Priority,
        job.DependsOn,
        job.SubmittedBy,
        job.Attempts,
        job.NotBefore,
        job.CancelRequested,
        job.Progress,
        ErrorDetail.Of(job.Failure),
        ErrorDetail.Of(job.Obstacle),
        job.SubmittedAt,
        job.GrantedAt,
        job.FinishedAt,
        Json(job.RequestJson),
        job.ResultJson is { } result ? Json(result) : null);

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
