namespace Profiler.Cli.Commands.LookupTables;

/// <summary>A table that was written as text.</summary>
/// <param name="Folder">Where its two files are.</param>
public sealed record ExportedTable(string Id, string Space, string Input, string Target, string Method, string Folder);
