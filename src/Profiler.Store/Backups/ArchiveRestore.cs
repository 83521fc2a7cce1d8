using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Migrations;
using Profiler.Store.Models;
using Profiler.Store.Queue;

namespace Profiler.Store.Backups;

/// <summary>
/// Brings an archive into an empty database, whole or not at all: in one transaction the tables are made anew as they were
/// when the archive was written, filled, and brought to this program's schema.
/// </summary>
internal sealed class ArchiveRestore(DatabaseSessions sessions, IModelBytes models, Migrator migrator, DateTimeOffset now)
{
    public async Task<BackupSummary> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using ArchiveReader archive = await ArchiveReader.OpenAsync(stream, migrator.Newest, cancellationToken);
        await sessions.RunAsync(async connection =>
        {
            await RequireEmptyAsync(connection, transaction: null);
            return true;
        });

        long rows = await sessions.InTransactionAsync((transaction, changes) => FillAsync(transaction, changes, archive, cancellationToken));
        long known = archive.Manifest.Tables.Single(table => table.Name == "models").Rows;
        return new BackupSummary(
            archive.Manifest.SchemaVersion,
            archive.Manifest.ProgramVersion,
            archive.Manifest.CreatedAt,
            rows,
            archive.Manifest.Models.Length,
            (int)known - archive.Manifest.Models.Length);
    }

    private async Task<long> FillAsync(
        DbTransaction transaction, ICollection<Change> changes, ArchiveReader archive, CancellationToken cancellationToken)
    {
        DbConnection connection = transaction.Connection!;
        await RequireEmptyAsync(connection, transaction);
        await DropAsync(transaction);
        await migrator.ApplyMissingAsync(transaction, archive.Manifest.SchemaVersion);
        await RequireTablesAsync(transaction, archive);
        await connection.ExecuteAsync($"DELETE FROM {BackupTables.Places}", transaction: transaction);
        long rows = 0;
        foreach (string table in BackupTables.InOrder.Where(name => archive.Manifest.Tables.Any(table => table.Name == name)))
        {
            await using LineReader lines = await archive.OpenTableAsync(table, cancellationToken);
            rows += await TableImport.ReadAsync(transaction, table, lines, cancellationToken);
        }

        await migrator.ApplyMissingAsync(transaction, migrator.Newest);
        foreach (string sha256 in archive.Manifest.Models)
        {
            await models.PutAsync(transaction, sha256, await archive.ReadModelAsync(sha256, cancellationToken));
        }

        await InterruptAsync(transaction, changes);
        foreach (string kind in (string[])[ChangeKinds.Job, ChangeKinds.Device, ChangeKinds.Table])
        {
            changes.Add(new Change(kind, string.Empty));
        }

        return rows;
    }

    private async Task RequireEmptyAsync(DbConnection connection, DbTransaction? transaction)
    {
        foreach (string table in BackupTables.InOrder.Where(name => name != BackupTables.Places))
        {
            string first = $"SELECT COUNT(*) FROM (SELECT 1 FROM {table} LIMIT 1) AS first_row";
            if (await connection.ExecuteScalarAsync<long>(first, transaction: transaction) > 0)
            {
                throw new ProfilerException(
                    ErrorCode.Conflict,
                    $"The database {sessions.Name} is not empty: there are {table.Replace('_', ' ')}.",
                    "A backup is restored into a new database only; nothing was changed.");
            }
        }
    }

    /// <summary>Takes the empty tables away, so that they can be made as they were when the archive was written.</summary>
    private static async Task DropAsync(DbTransaction transaction)
    {
        foreach (string table in BackupTables.LeftOut.Concat(BackupTables.InOrder.Reverse()))
        {
            await transaction.Connection!.ExecuteAsync($"DROP TABLE {table}", transaction: transaction);
        }
    }

    private async Task RequireTablesAsync(DbTransaction transaction, ArchiveReader archive)
    {
        IEnumerable<string> there = (await transaction.Connection!.QueryAsync<string>(sessions.Dialect.TableNames, transaction: transaction))
            .Intersect(BackupTables.InOrder);
        if (!there.Order().SequenceEqual(archive.Manifest.Tables.Select(table => table.Name).Order()))
        {
            throw ArchiveFault.Damaged("it has other tables than its schema version says");
        }
    }

    /// <summary>Nobody holds a lane of a database that was just restored; what ran is queued again.</summary>
    private async Task InterruptAsync(DbTransaction transaction, ICollection<Change> changes)
    {
        DbConnection connection = transaction.Connection!;
        await connection.ExecuteAsync("UPDATE lanes SET job_id = NULL, holder = NULL, expires_at = NULL", transaction: transaction);
        string[] running = [.. await connection.QueryAsync<string>(
            "SELECT id FROM queued_jobs WHERE state = 'Running' ORDER BY place", transaction: transaction)];
        foreach (string id in running)
        {
            await QueueEnding.RequeueAsync(transaction, changes, id, failure: null, notBefore: null, TimeText.Of(now));
        }
    }
}
