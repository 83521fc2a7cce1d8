using System.Text.Json;
using Profiler.Client.Http;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store.Queue;

namespace Profiler.Client.Jobs;

/// <summary>A job that somebody waits for: queued, followed to its end, cancelled when nobody waits any more.</summary>
internal sealed class RemoteErrand(RemoteJobs jobs, CoordinatorAddress address, TimeProvider time)
{
    /// <summary>How long the coordinator may take to hear of a cancellation; the command wants to end.</summary>
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(5);

    /// <exception cref="ProfilerException">The job's own failure; LinkLost, with the job's id and how to go on following it.</exception>
    public async Task<TResult> RunAsync<TResult>(
        JobRequest request, IReadOnlyList<Subject> subjects, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
        where TResult : JobResult
    {
        QueuedJob job = await jobs.QueueAsync(request, subjects, cancellationToken);
        try
        {
            await foreach (QueuedJob now in jobs.WatchAsync(job.Id, cancellationToken))
            {
                job = now;
                progress?.Report(Progress(now));
            }
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw await CancelAsync(job.Id, error);
        }

        return job.State == QueuedJobState.Done ? Result<TResult>(job) : throw JobEnd.AsException(job);
    }

    public static ProfilerException OfAnotherKind(CoordinatorAddress address, JobResult result) =>
        LinkFault.NotACoordinator(address, $"it answered a {result.GetType().Name}", null);

    private TResult Result<TResult>(QueuedJob job)
        where TResult : JobResult
    {
        try
        {
            JobResult result = JobResultJson.Read(job.ResultJson ?? "null");
            return result as TResult ?? throw OfAnotherKind(address, result);
        }
        catch (JsonException error)
        {
            throw LinkFault.NotACoordinator(address, $"the result of job {job.Id} cannot be read: {error.Message}", error);
        }
    }

    private static JobProgress Progress(QueuedJob job) => job switch
    {
        { State: QueuedJobState.Running, Progress: { } progress } => new JobProgress(
            progress.Activity, progress.Fraction, progress.RemainingSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
        { State: QueuedJobState.Queued } => new JobProgress(JobWait.Text(job), 0, null),
        { State: QueuedJobState.Done } => new JobProgress($"Job {job.Id} on {job.Device}", 1, null),
        _ => new JobProgress($"Job {job.Id} on {job.Device}", job.Progress?.Fraction ?? 0, null),
    };

    private async Task<ProfilerException> CancelAsync(string id, OperationCanceledException error)
    {
        using var patience = new CancellationTokenSource(CancelPatience, time);
        try
        {
            await jobs.CancelAsync(id, patience.Token);
            return new ProfilerException(
                ErrorCode.Cancelled, $"Stopped; job {id} was cancelled at {address.Url}.", "What it measured is kept.", error);
        }
        catch (ProfilerException refusal) when (refusal.Code == ErrorCode.Conflict)
        {
            return new ProfilerException(
                ErrorCode.Cancelled, $"Stopped; job {id} had just ended at {address.Url}.", $"'{Commands.Show(id, address)}' shows it.", error);
        }
        catch (Exception failure) when (failure is ProfilerException or OperationCanceledException)
        {
            return new ProfilerException(
                ErrorCode.Cancelled,
                $"Stopped, but job {id} could not be cancelled: {failure.Message}",
                $"It goes on; '{Commands.Cancel(id, address)}' stops it.",
                error);
        }
    }
}
