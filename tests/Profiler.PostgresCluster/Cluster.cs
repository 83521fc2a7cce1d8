using System.Globalization;
using Npgsql;

namespace Profiler.PostgresCluster;

/// <summary>
/// A PostgreSQL server for tests: its own data in a temporary folder, reached by a socket there and nowhere else. It
/// ends, and the folder with it, when this process does, however that ends.
/// </summary>
public sealed class Cluster : IAsyncDisposable
{
    private const string Port = "5432";

    private static readonly Lazy<Task<Cluster>> Started = new(() => StartAsync());

    private readonly string _folder;
    private ServerProcess _server;
    private int _databases;

    private Cluster(string folder, ServerProcess server)
    {
        _folder = folder;
        _server = server;
    }

    /// <summary>One server for the whole test run.</summary>
    public static Task<Cluster> SharedAsync() => Started.Value;

    /// <summary>A server of one's own, to be stopped and started.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start; the message says which.</exception>
    public static async Task<Cluster> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("profiler-pg-").FullName;
        await ServerPrograms.InitialiseAsync(folder);
        return new Cluster(folder, await ServerProcess.StartAsync(folder, Port));
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>Its connection string, for the server's superuser.</returns>
    public async Task<string> CreateDatabaseAsync(string? tablespace = null)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE {name}{(tablespace is null ? "" : $" TABLESPACE {tablespace}")}");
        return AddressOf(name);
    }

    /// <summary>Another place for databases.</summary>
    /// <param name="folder">An empty folder; from now on it belongs to the server's account.</param>
    public async Task CreateTablespaceAsync(string name, string folder)
    {
        await ServerPrograms.OwnAsync(folder);
        await ExecuteAsync($"CREATE TABLESPACE {name} LOCATION '{folder}'");
    }

    /// <summary>Runs a statement on the server's own database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{AddressOf("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends every connection at once, as a restart of the server does; the data stay.</summary>
    public Task StopAsync() => _server.StopAsync(keepsFolder: true);

    public async Task StartAgainAsync() => _server = await ServerProcess.StartAsync(_folder, Port);

    public async ValueTask DisposeAsync() => await _server.StopAsync(keepsFolder: false);

    /// <param name="user">A role that needs its password where it is called <c>guarded</c>; every other one is trusted.</param>
    public string AddressOf(string database, string user = "postgres") => $"Host={_folder};Port={Port};Username={user};Database={database}";
}
