using Profiler.Cli.Output;
using Profiler.Store.Queue;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>A job in a line.</summary>
/// <param name="Kind">"profile", "measure", "compare", "validate", "admit".</param>
/// <param name="State">"queued", "running", "done", "failed", "cancelled".</param>
/// <param name="Priority">-100 to 100; higher goes first.</param>
/// <param name="Fraction">How far it is, 0 to 1; null before anything is known.</param>
/// <param name="Obstacle">Of a queued job: why its device takes no jobs now, and what to do about it; null where it does.</param>
/// <param name="SubmittedBy">The name of the key, or "local".</param>
public sealed record ListedJob(
    string Id,
    string Kind,
    string Device,
    string State,
    int Priority,
    double? Fraction,
    ErrorDetail? Obstacle,
    string SubmittedBy,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? FinishedAt)
{
    public static ListedJob From(QueuedJob job) => new(
        job.Id,
        job.Kind,
        job.Device,
        StateOption.Text(job.State),
        job.Priority,
        job.State == QueuedJobState.Done ? 1 : job.Progress?.Fraction,
        ErrorDetail.Of(job.Obstacle),
        job.SubmittedBy,
        job.SubmittedAt,
        job.FinishedAt);
}
