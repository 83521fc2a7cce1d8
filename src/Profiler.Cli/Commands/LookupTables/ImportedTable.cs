namespace Profiler.Cli.Commands.LookupTables;

/// <summary>A table that was read from text.</summary>
/// <param name="IsNew">Whether the database did not have it before.</param>
public sealed record ImportedTable(string Id, string Space, string Input, string Target, string Method, int Entries, bool IsNew);
