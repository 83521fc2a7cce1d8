using System.Collections.Immutable;
using System.Data.Common;
using System.IO.Compression;
using Dapper;
using Profiler.Store.Connections;
using Profiler.Store.Json;
using Profiler.Store.Models;

namespace Profiler.Store.Backups;

/// <summary>Writes everything that is kept to one zip archive: a manifest, a file a table, a file a model.</summary>
internal sealed class ArchiveWriter(DatabaseSessions sessions, IModelBytes models, DateTimeOffset now, string programVersion)
{
    public async Task<BackupSummary> WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using ZipArchive archive = await ZipArchive.CreateAsync(
            stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        (ImmutableArray<BackupTable> tables, int version, string[] addresses) = await sessions.OnSnapshotAsync(async transaction => (
            await WriteTablesAsync(archive, transaction, cancellationToken),
            await transaction.Connection!.ExecuteScalarAsync<int>("SELECT MAX(version) FROM schema_version", transaction: transaction),
            (await transaction.Connection!.QueryAsync<string>("SELECT sha256 FROM models ORDER BY sha256", transaction: transaction)).ToArray()));

        // Outside of the snapshot: a model is named by its content and never changed or removed.
        ImmutableArray<string> written = await WriteModelsAsync(archive, addresses, cancellationToken);
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, version, programVersion, now, tables, written);
        await using (Stream entry = await OpenAsync(archive, BackupManifest.EntryName, CompressionLevel.Fastest, cancellationToken))
        {
            await entry.WriteAsync(StoreJson.WriteUtf8(manifest), cancellationToken);
        }

        return new BackupSummary(
            version, manifest.ProgramVersion, now, tables.Sum(table => table.Rows), written.Length, addresses.Length - written.Length);
    }

    private async Task<ImmutableArray<BackupTable>> WriteTablesAsync(
        ZipArchive archive, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var written = ImmutableArray.CreateBuilder<BackupTable>();
        HashSet<string> there = [.. await transaction.Connection!.QueryAsync<string>(sessions.Dialect.TableNames, transaction: transaction)];
        foreach (string table in BackupTables.InOrder.Where(there.Contains))
        {
            await using Stream entry = await OpenAsync(archive, BackupManifest.EntryOfTable(table), CompressionLevel.Fastest, cancellationToken);
            written.Add(await TableExport.WriteAsync(transaction, table, entry, cancellationToken));
        }

        return written.ToImmutable();
    }

    private async Task<ImmutableArray<string>> WriteModelsAsync(ZipArchive archive, string[] addresses, CancellationToken cancellationToken)
    {
        var written = ImmutableArray.CreateBuilder<string>();
        foreach (string sha256 in addresses)
        {
            if (await models.ContainsAsync(sha256))
            {
                byte[] onnx = await models.ReadAsync(sha256);
                // Weights hardly compress.
                await using Stream entry = await OpenAsync(
                    archive, BackupManifest.EntryOfModel(sha256), CompressionLevel.NoCompression, cancellationToken);
                await entry.WriteAsync(onnx, cancellationToken);
                written.Add(sha256);
            }
        }

        return written.ToImmutable();
    }

    private Task<Stream> OpenAsync(ZipArchive archive, string name, CompressionLevel level, CancellationToken cancellationToken)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = now;
        return entry.OpenAsync(cancellationToken);
    }
}
