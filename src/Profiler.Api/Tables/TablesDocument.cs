using System.Collections.Immutable;

namespace Profiler.Api.Tables;

/// <summary>The answer to GET /v1/tables, the newest first.</summary>
public sealed record TablesDocument(ImmutableArray<ListedTable> Tables);
