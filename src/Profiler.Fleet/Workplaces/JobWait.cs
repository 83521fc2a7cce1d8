using Profiler.Store.Queue;

namespace Profiler.Fleet.Workplaces;

/// <summary>What a queued job waits for, in words.</summary>
public static class JobWait
{
    /// <returns>Without a full stop, for a line of progress.</returns>
    public static string Text(QueuedJob job) => job switch
    {
        { Obstacle: { } obstacle } => $"Job {job.Id} waits. {obstacle.Message} {obstacle.Advice}".TrimEnd('.', ' '),
        { Failure: { } failure } => $"Job {job.Id} waits for another attempt on {job.Device}. The last one failed: {failure.Message}".TrimEnd('.'),
        _ => $"Job {job.Id} waits for {job.Device}",
    };
}
