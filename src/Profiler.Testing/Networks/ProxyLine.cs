namespace Profiler.Testing.Networks;

/// <summary>The state of a proxy's line, which all of its connections share.</summary>
internal sealed class ProxyLine
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _open = Opened();

    /// <summary>How long what passes is held back.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Ends when the line is not stalled.</summary>
    public Task WhenOpen
    {
        get
        {
            lock (_gate)
            {
                return _open.Task;
            }
        }
    }

    public void Stall()
    {
        lock (_gate)
        {
            if (_open.Task.IsCompleted)
            {
                _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public void Heal()
    {
        Delay = TimeSpan.Zero;
        lock (_gate)
        {
            _open.TrySetResult();
        }
    }

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
