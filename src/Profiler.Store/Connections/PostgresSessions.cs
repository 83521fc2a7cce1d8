using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Profiler.Store.Changes;

namespace Profiler.Store.Connections;

/// <summary>
/// Pooled connections to a PostgreSQL server. Transactions are read committed and lock the rows that they decide on;
/// one that met a conflict, or lost its connection before the commit, is run again.
/// </summary>
internal sealed class PostgresSessions : DatabaseSessions
{
    /// <summary>With the waits between them: a restart of the server lasts about as long as all of them.</summary>
    private const int Attempts = 8;

    /// <summary>
    /// A program that froze in mid-transaction holds its rows for as long as the server lets it: nobody could take over
    /// its lanes. No transaction of ours pauses for a tenth of this; one on a snapshot may, and is let.
    /// </summary>
    private const int FrozenMs = 5000;

    private readonly NpgsqlDataSource _source;
    private readonly PostgresChangeFeed _changes;
    private readonly TimeSpan _busyTimeout;

    public PostgresSessions(NpgsqlConnectionStringBuilder address, TimeSpan busyTimeout)
    {
        Name = PostgresAddress.NameOf(address);
        _busyTimeout = busyTimeout;
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            ApplicationName = address.ApplicationName ?? "profiler",
            Options = string.Create(
                CultureInfo.InvariantCulture,
                $"{address.Options} -c lock_timeout={busyTimeout.TotalMilliseconds:F0} -c idle_in_transaction_session_timeout={FrozenMs}").Trim(),
            // Half-open connections are noticed, also by the one that only listens.
            KeepAlive = address.KeepAlive > 0 ? address.KeepAlive : 30,
        });
        _changes = new PostgresChangeFeed(_source);
    }

    public override string Name { get; }

    public override Dialect Dialect => Dialect.Postgres;

    public override IChangeFeed Changes => _changes;

    public override Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work) => RepeatAsync(async () =>
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync();
        return await work(connection);
    });

    public override Task<T> InTransactionAsync<T>(Func<DbTransaction, ICollection<Change>, Task<T>> work) => RepeatAsync(async () =>
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var changes = new List<Change>();
        T result = await work(transaction, changes);
        foreach (Change change in changes)
        {
            await PostgresChangeFeed.NotifyAsync(transaction, change);
        }

        await CommitAsync(transaction);
        return result;
    });

    public override async Task<T> OnSnapshotAsync<T>(Func<DbTransaction, Task<T>> work)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync();
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            await connection.ExecuteAsync("SET LOCAL idle_in_transaction_session_timeout = 0", transaction: transaction);
            return await work(transaction);
        }
        catch (NpgsqlException error) when (PostgresFaults.Translate(error, Name, _busyTimeout) is { } fault)
        {
            throw fault;
        }
    }

    public override void Dispose()
    {
        _changes.Dispose();
        _source.Dispose();
    }

    private async Task CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync();
        }
        catch (NpgsqlException error) when (PostgresFaults.IsDisconnection(error))
        {
            // Never run again: the server may have committed before its answer was lost.
            throw PostgresFaults.Uncertain(error, Name);
        }
    }

    private async Task<T> RepeatAsync<T>(Func<Task<T>> work)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (NpgsqlException error) when (attempt < Attempts && IsPassing(error))
            {
                await WaitAsync(attempt);
            }
            catch (NpgsqlException error) when (PostgresFaults.Translate(error, Name, _busyTimeout) is { } fault)
            {
                throw fault;
            }
        }
    }

    private bool IsPassing(NpgsqlException error)
    {
        bool isDisconnection = PostgresFaults.IsDisconnection(error);
        if (isDisconnection)
        {
            // What else lies in the pool was opened to the same server and is as dead.
            _source.Clear();
        }

        // A server that was silent for a whole time-out is not asked again: the user has waited long enough.
        return (isDisconnection && error.InnerException is not TimeoutException) || PostgresFaults.IsConflict(error);
    }

    /// <summary>Doubles from 5 ms to 320 ms, and as much again at random. The server's time, not the program's: it passes anyway.</summary>
    private static Task WaitAsync(int attempt)
    {
        int atLeastMs = 5 << Math.Min(attempt - 1, 6);
        return Task.Delay(TimeSpan.FromMilliseconds(atLeastMs + RandomNumberGenerator.GetInt32(atLeastMs)), TimeProvider.System);
    }
}
