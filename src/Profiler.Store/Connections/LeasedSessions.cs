using System.Data.Common;
using Profiler.Store.Changes;
using Profiler.Store.Leases;

namespace Profiler.Store.Connections;

/// <summary>The same sessions for the holder of a lane: no transaction is begun without making sure that the lane is still held.</summary>
internal sealed class LeasedSessions(DatabaseSessions inner, LaneLease lease) : DatabaseSessions
{
    public LaneLease Lease => lease;

    public override string Name => inner.Name;

    public override Dialect Dialect => inner.Dialect;

    public override IChangeFeed Changes => inner.Changes;

    public override Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work) => inner.RunAsync(work);

    public override Task<T> InTransactionAsync<T>(Func<DbTransaction, ICollection<Change>, Task<T>> work) =>
        inner.InTransactionAsync(async (transaction, changes) =>
        {
            await LaneRow.RequireHeldAsync(transaction, lease, Dialect);
            return await work(transaction, changes);
        });

    public override Task<T> OnSnapshotAsync<T>(Func<DbTransaction, Task<T>> work) => inner.OnSnapshotAsync(work);

    /// <summary>Nothing: the connections are the inner sessions'.</summary>
    public override void Dispose()
    {
    }
}
