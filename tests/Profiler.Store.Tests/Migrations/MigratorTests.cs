using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;
using Profiler.Store.CrashWriter;
using Profiler.Store.Migrations;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Migrations;

public sealed class MigratorTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public static TheoryData<int> EarlierVersions => [.. Enumerable.Range(0, Migration.Embedded.Length)];

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Migrations_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.Embedded.Length), Migration.Embedded.Select(migration => migration.Version));

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task An_earlier_version_is_brought_up_with_what_is_in_it(int version)
    {
        using (SqliteSessions sessions = Sessions())
        {
            await new Migrator(sessions, Migration.Embedded[..version], new TickingTime()).MigrateAsync();
            if (version > 0)
            {
                await sessions.RunAsync(connection => connection.ExecuteAsync(
                    "INSERT INTO models (sha256, name, byte_size, added_at) VALUES ('aa', 'kept', 1, '2025-01-01T00:00:00Z')"));
            }
        }

        using ProfilerDatabase database = await _store.OpenAsync();

        Assert.Equal(version > 0 ? 1 : 0, (await database.Models.AllAsync()).Length);
        Assert.False((await database.Jobs.BeginOrResumeAsync(Samples.Job())).IsResumed);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_version_before_it()
    {
        using SqliteSessions sessions = Sessions();
        await new Migrator(sessions, Migration.Embedded[..1], new TickingTime()).MigrateAsync();
        var broken = new Migration(2, "0002-broken", "CREATE TABLE half (a TEXT); INSERT INTO nowhere VALUES (1);");

        await Assert.ThrowsAnyAsync<Exception>(
            () => new Migrator(sessions, [Migration.Embedded[0], broken], new TickingTime()).MigrateAsync());

        Assert.Equal(0, await sessions.RunAsync(connection => connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM sqlite_master WHERE name = 'half'")));
        using ProfilerDatabase database = await _store.OpenAsync();
        Assert.Empty(await database.Jobs.AllAsync());
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_both_versions()
    {
        (await _store.OpenAsync()).Dispose();
        using (SqliteSessions sessions = Sessions())
        {
            await sessions.RunAsync(connection => connection.ExecuteAsync(
                "INSERT INTO schema_version (version, name, applied_at) VALUES (99, '0099-later', '2030-01-01T00:00:00Z')"));
        }

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => _store.OpenAsync());

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
        Assert.Contains($"version {Migration.Embedded.Length}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_database_is_refused()
    {
        using (SqliteSessions sessions = Sessions())
        {
            await sessions.RunAsync(connection => connection.ExecuteAsync("CREATE TABLE bookmarks (url TEXT)"));
        }

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => _store.OpenAsync());

        Assert.Contains("bookmarks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_openings_at_once_make_one_schema()
    {
        ProfilerDatabase[] databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _store.OpenAsync())));

        await Task.WhenAll(databases.Select((database, seed) => database.Jobs.BeginOrResumeAsync(Samples.Job(seed))));

        Assert.Equal(8, (await databases[0].Jobs.AllAsync()).Length);
        Array.ForEach(databases, database => database.Dispose());
    }

    private SqliteSessions Sessions() => new(_store.DatabasePath, SqliteSessions.DefaultBusyTimeout);
}
