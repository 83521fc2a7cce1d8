using System.Data.Common;
using Profiler.Store.Changes;

namespace Profiler.Store.Connections;

/// <summary>Connections to one database: how work is run on them is the engine's, what the work is, is not.</summary>
internal abstract class DatabaseSessions : IDisposable
{
    /// <summary>The database for messages; never with a password.</summary>
    public abstract string Name { get; }

    public abstract Dialect Dialect { get; }

    /// <summary>What transactions told of after they were committed.</summary>
    public abstract IChangeFeed Changes { get; }

    /// <summary>Runs work that only reads.</summary>
    public abstract Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work);

    /// <summary>
    /// Runs the work in one transaction; every write goes through here. Where the engine had to refuse it for another
    /// transaction's sake, the work is run again from its beginning.
    /// </summary>
    /// <param name="work">Adds to the list what watchers are told once it is committed.</param>
    public abstract Task<T> InTransactionAsync<T>(Func<DbTransaction, ICollection<Change>, Task<T>> work);

    public Task<T> InTransactionAsync<T>(Func<DbTransaction, Task<T>> work) => InTransactionAsync((transaction, _) => work(transaction));

    /// <summary>Runs work that reads one state of the database, whatever others write meanwhile. It is never run again.</summary>
    public abstract Task<T> OnSnapshotAsync<T>(Func<DbTransaction, Task<T>> work);

    public abstract void Dispose();
}
