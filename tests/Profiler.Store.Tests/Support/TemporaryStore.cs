using Profiler.PostgresCluster;
using Profiler.Store.Connections;

namespace Profiler.Store.Tests.Support;

/// <summary>A folder and a database of its own for each test; the folder is removed with what is in it.</summary>
public sealed class TemporaryStore : IDisposable
{
    public TemporaryStore(Engine engine = Engine.Sqlite)
    {
        Folder = Directory.CreateTempSubdirectory("profiler-store-").FullName;
        DatabasePath = Path.Combine(Folder, "profiler.db");
        Address = engine == Engine.Sqlite ? DatabasePath : CreateDatabase();
    }

    public string Folder { get; }

    /// <summary>The SQLite file.</summary>
    public string DatabasePath { get; }

    /// <summary>What the database is opened by: the file, or a connection string.</summary>
    public string Address { get; }

    public Task<ProfilerDatabase> OpenAsync(TimeSpan? busyTimeout = null) => ProfilerDatabase.OpenAsync(Address, new TickingTime(), busyTimeout);

    public Task<ProfilerDatabase> OpenAsync(TimeProvider time) => ProfilerDatabase.OpenAsync(Address, time);

    /// <summary>Sessions with the database as it is, whatever is in it.</summary>
    internal DatabaseSessions Sessions() => Address == DatabasePath
        ? new SqliteSessions(DatabasePath, SqliteSessions.DefaultBusyTimeout)
        : new PostgresSessions(PostgresAddress.Parse(Address), SqliteSessions.DefaultBusyTimeout);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string CreateDatabase() => Task.Run(async () =>
    {
        Cluster cluster = await Cluster.SharedAsync();
        return await cluster.CreateDatabaseAsync();
    }).GetAwaiter().GetResult();
}
