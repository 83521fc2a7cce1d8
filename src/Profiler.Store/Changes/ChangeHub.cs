using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Profiler.Store.Changes;

/// <summary>Hands changes to every watcher in this process; a slow one holds nobody up.</summary>
internal sealed class ChangeHub : IChangeFeed
{
    /// <summary>Changes that wait for a slow watcher before the oldest are lost.</summary>
    public const int Capacity = 256;

    private readonly Lock _gate = new();
    private ImmutableArray<Watcher> _watchers = [];

    /// <summary>Watches from this call on, not only from when the first change is asked for.</summary>
    public IAsyncEnumerable<Change> WatchAsync(CancellationToken cancellationToken)
    {
        var watcher = new Watcher();
        lock (_gate)
        {
            _watchers = _watchers.Add(watcher);
        }

        return ReadAsync(watcher, cancellationToken);
    }

    public void Publish(IEnumerable<Change> changes)
    {
        ImmutableArray<Watcher> watchers;
        lock (_gate)
        {
            watchers = _watchers;
        }

        foreach (Change change in changes)
        {
            foreach (Watcher watcher in watchers)
            {
                watcher.Write(change);
            }
        }
    }

    private async IAsyncEnumerable<Change> ReadAsync(Watcher watcher, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                yield return await watcher.ReadAsync(cancellationToken);
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers = _watchers.Remove(watcher);
            }
        }
    }

    private sealed class Watcher
    {
        private readonly Lock _gate = new();
        private readonly SortedSet<string> _lostKinds = new(StringComparer.Ordinal);
        private readonly Channel<Change> _channel;

        public Watcher() => _channel = Channel.CreateBounded<Change>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest },
            lost => Note(lost.Kind));

        public void Write(Change change) => _channel.Writer.TryWrite(change);

        public async Task<Change> ReadAsync(CancellationToken cancellationToken)
        {
            await _channel.Reader.WaitToReadAsync(cancellationToken);
            return TakeLost() ?? await _channel.Reader.ReadAsync(cancellationToken);
        }

        private void Note(string kind)
        {
            lock (_gate)
            {
                _lostKinds.Add(kind);
            }
        }

        private Change? TakeLost()
        {
            lock (_gate)
            {
                string? kind = _lostKinds.Min;
                return kind is not null && _lostKinds.Remove(kind) ? new Change(kind, string.Empty) : null;
            }
        }
    }
}
