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

    /// <returns>Whether somebody called; false where the time is over, or the wait cancelled.</returns>
    public async Task<bool> WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        Task call;
        lock (_gate)
        {
            call = _call.Task;
        }

        await ((Task)call.WaitAsync(longest, time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            bool isCalled = _call.Task.IsCompleted;
            _call = isCalled ? New() : _call;
            return isCalled;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
