using Profiler.Fleet.Jobs;
using Profiler.Networks.Errors;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Lanes;

/// <summary>Writes a job's progress down, the newest of each half second.</summary>
internal sealed class ProgressReports(Func<QueuedJobProgress, Task> write, TimeProvider time) : IProgress<JobProgress>
{
    private JobProgress? _newest;

    public void Report(JobProgress value) => Interlocked.Exchange(ref _newest, value);

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (Interlocked.Exchange(ref _newest, null) is { } newest)
            {
                await TryWriteAsync(newest);
            }

            await Task.Delay(LaneDefaults.Progress, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryWriteAsync(JobProgress progress)
    {
        double fraction = double.IsFinite(progress.Fraction) ? Math.Clamp(progress.Fraction, 0, 1) : 0;
        try
        {
            await write(new QueuedJobProgress(progress.Activity, fraction, progress.Remaining?.TotalSeconds));
        }
        catch (ProfilerException)
        {
            // Progress is a courtesy: whether the lane is lost or the database gone, the heartbeat finds out.
        }
    }
}
