namespace Profiler.Store.Backups;

/// <summary>A table in an archive.</summary>
/// <param name="Sha256">Of its lines as they were before they were compressed.</param>
internal sealed record BackupTable(string Name, long Rows, string Sha256);
