using System.Collections.Immutable;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>The tables of a database, the newest first.</summary>
public sealed record LutListDocument(ImmutableArray<ListedTable> Tables);
