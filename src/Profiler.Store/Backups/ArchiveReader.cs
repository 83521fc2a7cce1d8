using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Profiler.Networks.Errors;
using Profiler.Store.Json;

namespace Profiler.Store.Backups;

/// <summary>Reads an archive without trusting it: only the entries that a backup has, within the sizes that it has.</summary>
internal sealed class ArchiveReader : IAsyncDisposable
{
    /// <summary>Tables of a backup compress to a fifth or a tenth; what unpacks to this many times its size was made to.</summary>
    private const long LargestRatio = 200;

    /// <summary>Below this nothing is too much.</summary>
    private const long AlwaysAllowedBytes = 64 << 20;

    /// <summary>Protocol buffers, which models are written in, end here.</summary>
    private const long LargestModelBytes = int.MaxValue;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private ArchiveReader(ZipArchive archive, Dictionary<string, ZipArchiveEntry> entries, BackupManifest manifest)
    {
        _archive = archive;
        _entries = entries;
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    /// <summary>Opens an archive and makes sure that it is whole: every entry there, no other, every hash and count right.</summary>
    /// <exception cref="ProfilerException">It is not (InvalidFile), or of a newer program (Mismatch).</exception>
    public static async Task<ArchiveReader> OpenAsync(Stream stream, int newestSchema, CancellationToken cancellationToken)
    {
        try
        {
            ZipArchive archive = await ZipArchive.CreateAsync(
                stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            Dictionary<string, ZipArchiveEntry> entries = Index(archive);
            BackupManifest manifest = await ReadManifestAsync(entries, cancellationToken);
            RequireKnown(manifest, newestSchema);
            var reader = new ArchiveReader(archive, entries, manifest);
            await reader.RequireWholeAsync(cancellationToken);
            return reader;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or JsonException)
        {
            throw ArchiveFault.Damaged(error.Message.TrimEnd('.'), error);
        }
    }

    public async Task<LineReader> OpenTableAsync(string table, CancellationToken cancellationToken)
    {
        ZipArchiveEntry entry = _entries[BackupManifest.EntryOfTable(table)];
        long most = AlwaysAllowedBytes + (LargestRatio * entry.CompressedLength);
        return entry.Length <= most
            ? new LineReader(await entry.OpenAsync(cancellationToken), entry.FullName, most)
            : throw ArchiveFault.TooLarge(entry.FullName);
    }

    public async Task<byte[]> ReadModelAsync(string sha256, CancellationToken cancellationToken)
    {
        ZipArchiveEntry entry = _entries[BackupManifest.EntryOfModel(sha256)];
        if (entry.Length > Math.Min(LargestModelBytes, AlwaysAllowedBytes + (LargestRatio * entry.CompressedLength)))
        {
            throw ArchiveFault.TooLarge(entry.FullName);
        }

        byte[] onnx = new byte[entry.Length];
        await using Stream stream = await entry.OpenAsync(cancellationToken);
        await stream.ReadExactlyAsync(onnx, cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(onnx)) == sha256
            ? onnx
            : throw ArchiveFault.Damaged($"the model {sha256} has another content than its name says");
    }

    public async ValueTask DisposeAsync() => await _archive.DisposeAsync();

    private static Dictionary<string, ZipArchiveEntry> Index(ZipArchive archive)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw ArchiveFault.Damaged($"it has two entries {entry.FullName}");
            }
        }

        return entries;
    }

    private static async Task<BackupManifest> ReadManifestAsync(Dictionary<string, ZipArchiveEntry> entries, CancellationToken cancellationToken)
    {
        if (!entries.TryGetValue(BackupManifest.EntryName, out ZipArchiveEntry? entry) || entry.Length > AlwaysAllowedBytes)
        {
            throw ArchiveFault.Damaged($"it has no {BackupManifest.EntryName}");
        }

        byte[] text = new byte[entry.Length];
        await using Stream stream = await entry.OpenAsync(cancellationToken);
        await stream.ReadExactlyAsync(text, cancellationToken);
        BackupManifest manifest = StoreJson.Read<BackupManifest>(new MemoryStream(text));
        return manifest.Tables.IsDefault || manifest.Models.IsDefault ? throw ArchiveFault.Damaged("its manifest is incomplete") : manifest;
    }

    private static void RequireKnown(BackupManifest manifest, int newestSchema)
    {
        if (manifest.Format > BackupManifest.CurrentFormat || manifest.SchemaVersion > newestSchema)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The archive was written by version {manifest.ProgramVersion} with schema version {manifest.SchemaVersion}; "
                + $"this program reads up to version {newestSchema}.",
                "Use the newer program that wrote it.");
        }
    }

    private async Task RequireWholeAsync(CancellationToken cancellationToken)
    {
        ImmutableHashSet<string> expected =
        [
            BackupManifest.EntryName,
            .. Manifest.Tables.Select(table => BackupManifest.EntryOfTable(table.Name)),
            .. Manifest.Models.Select(BackupManifest.EntryOfModel),
        ];
        string? stranger = _entries.Keys.Except(expected).FirstOrDefault() ?? expected.Except(_entries.Keys).FirstOrDefault();
        if (stranger is not null)
        {
            throw ArchiveFault.Damaged($"its manifest and its entries differ in {stranger}");
        }

        foreach (BackupTable table in Manifest.Tables)
        {
            await RequireWholeAsync(table, cancellationToken);
        }

        foreach (string sha256 in Manifest.Models)
        {
            await ReadModelAsync(sha256, cancellationToken);
        }
    }

    private async Task RequireWholeAsync(BackupTable table, CancellationToken cancellationToken)
    {
        await using LineReader lines = await OpenTableAsync(table.Name, cancellationToken);
        long count = 0;
        while (count <= table.Rows + 1 && await lines.ReadAsync(cancellationToken) is not null)
        {
            count++;
        }

        if (count != table.Rows + 1 || lines.Sha256 != table.Sha256)
        {
            throw ArchiveFault.Damaged($"the table {table.Name} has another content than its manifest says");
        }
    }
}
