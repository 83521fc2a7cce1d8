using System.Threading.Channels;
using Profiler.Store.Changes;

namespace Profiler.Coordinator.Events;

/// <summary>Waits for changes that concern somebody; however many come meanwhile, they are one reason to look.</summary>
internal sealed class ChangeWaiter : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly TimeProvider _time;
    private readonly Task _watching;

    /// <param name="concerns">Told of every change; true for one that is a reason to look.</param>
    public ChangeWaiter(IChangeFeed feed, Func<Change, bool> concerns, TimeProvider time)
    {
        _time = time;
        _watching = WatchAsync(feed.WatchAsync(_end.Token), concerns);
    }

    /// <summary>Returns after the next change, or after the time at most; also when cancelled.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _wakes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look without being told, or to end; the caller sees which.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync(IAsyncEnumerable<Change> changes, Func<Change, bool> concerns)
    {
        try
        {
            await foreach (Change change in changes)
            {
                if (concerns(change))
                {
                    _wakes.Writer.TryWrite(true);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
