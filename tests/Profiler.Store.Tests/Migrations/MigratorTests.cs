using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;
using Profiler.Store.CrashWriter;
using Profiler.Store.Migrations;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Migrations;

public sealed class MigratorTests
{
    public static TheoryData<Engine, int> EarlierVersions
    {
        get
        {
            var versions = new TheoryData<Engine, int>();
            for (int version = 0; version < Migration.Embedded.Length; version++)
            {
                versions.Add(Engine.Sqlite, version);
                versions.Add(Engine.Postgres, version);
            }

            return versions;
        }
    }

    [Fact]
    public void Migrations_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.Embedded.Length), Migration.Embedded.Select(migration => migration.Version));

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task An_earlier_version_is_brought_up_with_what_is_in_it(Engine engine, int version)
    {
        using var store = new TemporaryStore(engine);
        using (DatabaseSessions sessions = store.Sessions())
        {
            await new Migrator(sessions, Migration.Embedded[..version], new TickingTime()).MigrateAsync();
            if (version > 0)
            {
                await sessions.RunAsync(connection => connection.ExecuteAsync(
                    "INSERT INTO models (sha256, name, byte_size, added_at) VALUES ('aa', 'kept', 1, '2025-01-01T00:00:00Z')"));
            }
        }

        using ProfilerDatabase database = await store.OpenAsync();

        Assert.Equal(version > 0 ? 1 : 0, (await database.Models.AllAsync()).Length);
        Assert.False((await database.Jobs.BeginOrResumeAsync(Samples.Job())).IsResumed);
    }

    [Theory, EveryEngine]
    public async Task A_migration_that_fails_leaves_the_version_before_it(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using DatabaseSessions sessions = store.Sessions();
        await new Migrator(sessions, Migration.Embedded[..1], new TickingTime()).MigrateAsync();
        var broken = new Migration(2, "0002-broken", "CREATE TABLE half (a TEXT); INSERT INTO nowhere VALUES (1);");

        await Assert.ThrowsAnyAsync<Exception>(
            () => new Migrator(sessions, [Migration.Embedded[0], broken], new TickingTime()).MigrateAsync());

        Assert.DoesNotContain("half", await sessions.RunAsync(connection => connection.QueryAsync<string>(sessions.Dialect.TableNames)));
        using ProfilerDatabase database = await store.OpenAsync();
        Assert.Empty(await database.Jobs.AllAsync());
    }

    [Theory, EveryEngine]
    public async Task A_newer_schema_is_refused_with_both_versions(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        (await store.OpenAsync()).Dispose();
        using (DatabaseSessions sessions = store.Sessions())
        {
            await sessions.RunAsync(connection => connection.ExecuteAsync(
                "INSERT INTO schema_version (version, name, applied_at) VALUES (99, '0099-later', '2030-01-01T00:00:00Z')"));
        }

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => store.OpenAsync());

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
        Assert.Contains($"version {Migration.Embedded.Length}", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryEngine]
    public async Task Another_programs_database_is_refused(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using (DatabaseSessions sessions = store.Sessions())
        {
            await sessions.RunAsync(connection => connection.ExecuteAsync("CREATE TABLE bookmarks (url TEXT)"));
        }

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => store.OpenAsync());

        Assert.Contains("bookmarks", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryEngine]
    public async Task Eight_openings_at_once_make_one_schema(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        ProfilerDatabase[] databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.OpenAsync())));

        await Task.WhenAll(databases.Select((database, seed) => database.Jobs.BeginOrResumeAsync(Samples.Job(seed))));

        Assert.Equal(8, (await databases[0].Jobs.AllAsync()).Length);
        Array.ForEach(databases, database => database.Dispose());
    }
}
