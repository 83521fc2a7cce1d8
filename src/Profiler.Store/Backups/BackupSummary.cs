namespace Profiler.Store.Backups;

/// <summary>What was written to or read from an archive.</summary>
/// <param name="Rows">Of all tables.</param>
/// <param name="Models">Models with their bytes.</param>
/// <param name="ModelsWithoutBytes">Models that are known by name only: their files had been removed; they are exported again when needed.</param>
public sealed record BackupSummary(int SchemaVersion, string ProgramVersion, DateTimeOffset CreatedAt, long Rows, int Models, int ModelsWithoutBytes);
