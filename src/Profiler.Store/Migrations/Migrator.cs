using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;

namespace Profiler.Store.Migrations;

/// <summary>Brings a database to the newest schema; of two programs that open it at once, one does and the other waits.</summary>
internal sealed class Migrator(DatabaseSessions sessions, ImmutableArray<Migration> migrations, TimeProvider time)
{
    public int Newest => migrations.Length;

    /// <exception cref="ProfilerException">The database is of a newer program.</exception>
    public async Task MigrateAsync()
    {
        long version = await sessions.RunAsync(connection => VersionAsync(connection, null));
        if (version < Newest)
        {
            version = await sessions.InTransactionAsync(transaction => ApplyMissingAsync(transaction, Newest));
        }

        if (version > Newest)
        {
            throw new ProfilerException(
                ErrorCode.Storage,
                $"The database {sessions.Name} has schema version {version}; this program reads up to version {Newest}.",
                "Use the newer program that wrote it, or give another database.");
        }
    }

    /// <summary>Applies what is missing up to a version.</summary>
    /// <returns>The version that the database then has.</returns>
    public async Task<long> ApplyMissingAsync(DbTransaction transaction, int upTo)
    {
        DbConnection connection = transaction.Connection!;
        if (sessions.Dialect.LockSchema is { } lockSchema)
        {
            await connection.ExecuteAsync(lockSchema, transaction: transaction);
        }

        long version = await VersionAsync(connection, transaction);
        foreach (Migration migration in migrations.Where(migration => migration.Version > version && migration.Version <= upTo))
        {
            if (migration.Version == 1)
            {
                await connection.ExecuteAsync(
                    "CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)",
                    transaction: transaction);
            }

            await connection.ExecuteAsync(sessions.Dialect.Adapt(migration.Sql), transaction: transaction);
            await connection.ExecuteAsync(
                "INSERT INTO schema_version (version, name, applied_at) VALUES (@Version, @Name, @AppliedAt)",
                new { migration.Version, migration.Name, AppliedAt = time.GetUtcNow().ToString("O") },
                transaction);
            version = migration.Version;
        }

        return version;
    }

    /// <summary>0 for a new database.</summary>
    private async Task<long> VersionAsync(DbConnection connection, DbTransaction? transaction)
    {
        string[] tables = [.. await connection.QueryAsync<string>(
            sessions.Dialect.TableNames, transaction: transaction)];
        if (tables.Length > 0 && !tables.Contains("schema_version"))
        {
            throw new ProfilerException(
                ErrorCode.Storage,
                $"{sessions.Name} is another program's database: it has tables ({tables[0]}) but no schema_version.",
                "Give another path for the database.");
        }

        return tables.Length == 0
            ? 0
            : await connection.ExecuteScalarAsync<long>("SELECT MAX(version) FROM schema_version", transaction: transaction);
    }
}
