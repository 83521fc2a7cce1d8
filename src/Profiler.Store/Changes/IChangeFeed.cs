namespace Profiler.Store.Changes;

/// <summary>
/// Tells of changes: in one process from its own writes, on PostgreSQL from every coordinator's (LISTEN/NOTIFY). A hint
/// to look sooner, never the only way to learn: whoever watches also looks from time to time.
/// </summary>
public interface IChangeFeed
{
    /// <summary>Changes from now on; a slow reader loses the oldest ones and gets one with an empty id.</summary>
    IAsyncEnumerable<Change> WatchAsync(CancellationToken cancellationToken);
}
