using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using SQLitePCL;

namespace Profiler.Store.Connections;

/// <summary>Pooled connections to one file, their settings, and the translation of their faults.</summary>
internal sealed class SqliteSessions : DatabaseSessions
{
    public static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _busyTimeout;
    private readonly ChangeHub _changes = new();
    private volatile bool _keepsToFile;

    /// <summary>
    /// Writers of this process go in turns: SQLite lets whoever looks at the right moment go first, and among a dozen
    /// writers on two processors one was passed over for 10 s.
    /// </summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    static SqliteSessions() => Batteries_V2.Init();

    public SqliteSessions(string path, TimeSpan busyTimeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(busyTimeout, TimeSpan.FromSeconds(1));
        Path = path;
        _busyTimeout = busyTimeout;
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    public override string Name => Path;

    public override Dialect Dialect => Dialect.Sqlite;

    /// <summary>Of this process only: SQLite tells nobody of another program's writes.</summary>
    public override IChangeFeed Changes => _changes;

    /// <summary>From now on the file is not created where it is missing: then it was taken away, and what was written would be lost.</summary>
    public void KeepToFile() => _keepsToFile = true;

    public void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(
                ErrorCode.Storage,
                $"The folder of the database {Path} cannot be created: {error.Message}",
                "Give a place where you may write.",
                error);
        }
    }

    /// <summary>Lets readers and a writer work at once. The mode stays with the file.</summary>
    public Task UseWriteAheadLogAsync() => RunAsync(connection => connection.ExecuteAsync("PRAGMA journal_mode = WAL"));

    public override Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work) => RunAsync(SqliteOpenMode.ReadWriteCreate, work);

    public async Task<T> RunAsync<T>(SqliteOpenMode mode, Func<DbConnection, Task<T>> work)
    {
        RequireThere();
        try
        {
            using var connection = new SqliteConnection(ConnectionString(mode));
            await connection.OpenAsync();
            // FULL: a commit that was acknowledged survives a power cut, not only a kill.
            await connection.ExecuteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA busy_timeout = {_busyTimeout.TotalMilliseconds:F0}; PRAGMA synchronous = FULL"));
            return await work(connection);
        }
        catch (SqliteException error) when (StorageFaults.Translate(error, Path, _busyTimeout) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>
    /// Runs the work in one transaction that takes the write lock at its beginning: a transaction that began by
    /// reading and then finds another writer in its way could not wait for it, only fail.
    /// </summary>
    public override async Task<T> InTransactionAsync<T>(Func<DbTransaction, ICollection<Change>, Task<T>> work)
    {
        var changes = new List<Change>();
        await _turn.WaitAsync();
        try
        {
            T result = await RunAsync(connection => InTransactionAsync(connection, transaction => work(transaction, changes)));
            _changes.Publish(changes);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override Task<T> OnSnapshotAsync<T>(Func<DbTransaction, Task<T>> work) => RunAsync(async connection =>
    {
        // Deferred: takes no lock, and from its first query on sees the log as it was then.
        using SqliteTransaction transaction = ((SqliteConnection)connection).BeginTransaction(deferred: true);
        return await work(transaction);
    });

    public override void Dispose()
    {
        ClearPools();
        _turn.Dispose();
    }

    /// <summary>Pooled connections would go on in a file that has no name any more.</summary>
    private void RequireThere()
    {
        if (_keepsToFile && !File.Exists(Path))
        {
            ClearPools();
            throw StorageFaults.MissingFile(Path);
        }
    }

    private void ClearPools()
    {
        foreach (SqliteOpenMode mode in (ReadOnlySpan<SqliteOpenMode>)[SqliteOpenMode.ReadWriteCreate, SqliteOpenMode.ReadOnly])
        {
            using var connection = new SqliteConnection(ConnectionString(mode));
            SqliteConnection.ClearPool(connection);
        }
    }

    private static async Task<T> InTransactionAsync<T>(DbConnection connection, Func<DbTransaction, Task<T>> work)
    {
        // The driver begins serializable transactions as BEGIN IMMEDIATE.
        using DbTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable);
        try
        {
            T result = await work(transaction);
            await transaction.CommitAsync();
            return result;
        }
        catch
        {
            RollBack((SqliteTransaction)transaction);
            throw;
        }
    }

    /// <summary>
    /// After a full disk SQLite has rolled back by itself, and the driver's own ROLLBACK would fail and hide the fault
    /// that led here; so it is given a transaction to roll back.
    /// </summary>
    private static void RollBack(SqliteTransaction transaction)
    {
        sqlite3 handle = transaction.Connection!.Handle!;
        bool isOver = raw.sqlite3_get_autocommit(handle) != 0;
        if (isOver)
        {
            raw.sqlite3_exec(handle, "BEGIN");
        }

        transaction.Rollback();
    }

    /// <remarks>
    /// The driver's own timeout repeats a busy statement after SQLite's busy handler gave up; both get the same
    /// length, so together they wait once. SQLite's handler is the finer one, the driver's also covers the change
    /// to the write-ahead log, for which SQLite does not wait.
    /// </remarks>
    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        ForeignKeys = true,
        DefaultTimeout = (int)Math.Ceiling(_busyTimeout.TotalSeconds),
        Pooling = true,
    }.ToString();
}
