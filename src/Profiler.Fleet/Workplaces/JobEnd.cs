using Profiler.Networks.Errors;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Workplaces;

/// <summary>What a job that ended without a result means to whoever waited for it.</summary>
public static class JobEnd
{
    /// <param name="job">Failed or cancelled.</param>
    public static ProfilerException AsException(QueuedJob job) => job switch
    {
        { State: QueuedJobState.Cancelled } => new ProfilerException(
            ErrorCode.Cancelled, $"Job {job.Id} was cancelled.", "What it measured is kept."),
        { Failure: { } failure } => new ProfilerException(failure.Code, failure.Message, failure.Advice),
        _ => throw new ArgumentException($"Job {job.Id} is {job.State}.", nameof(job)),
    };
}
