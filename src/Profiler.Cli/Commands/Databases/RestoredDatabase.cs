namespace Profiler.Cli.Commands.Databases;

/// <summary>A database that was filled from an archive.</summary>
/// <param name="CreatedAt">When the archive was taken.</param>
/// <param name="ProgramVersion">Of the program that took it.</param>
/// <param name="Rows">Of all tables.</param>
/// <param name="ModelsWithoutBytes">Models that are known by name only; they are exported again when needed.</param>
public sealed record RestoredDatabase(
    string File, DateTimeOffset CreatedAt, string ProgramVersion, long Rows, int Models, int ModelsWithoutBytes);
