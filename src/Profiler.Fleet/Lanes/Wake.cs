namespace Profiler.Fleet.Lanes;

/// <summary>Lets a loop sleep until its time is over or somebody has something for it; several calls wake it once.</summary>
internal sealed class Wake
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _call = New();

    public void Call()
    {
        lock (_gate)
        {
            _call.TrySetResult();
        }
    }

    /// <summary>Returns also where it is cancelled.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        Task call;
        lock (_gate)
        {
            call = _call.Task;
        }

        await ((Task)call.WaitAsync(longest, time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _call = _call.Task.IsCompleted ? New() : _call;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
