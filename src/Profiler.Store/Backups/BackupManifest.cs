using System.Collections.Immutable;

namespace Profiler.Store.Backups;

/// <summary>What an archive says of itself; written last, so that an archive without one is not whole.</summary>
/// <param name="Format">Of the archive; rises when an older program could not read it.</param>
/// <param name="SchemaVersion">The migrations that the tables are of.</param>
/// <param name="Models">The SHA-256 of every model whose bytes are in the archive.</param>
internal sealed record BackupManifest(
    int Format,
    int SchemaVersion,
    string ProgramVersion,
    DateTimeOffset CreatedAt,
    ImmutableArray<BackupTable> Tables,
    ImmutableArray<string> Models)
{
    public const int CurrentFormat = 1;

    public const string EntryName = "manifest.json";

    public static string EntryOfTable(string table) => $"tables/{table}.ndjson";

    public static string EntryOfModel(string sha256) => $"models/{sha256}.onnx";
}
