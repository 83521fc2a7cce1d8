namespace Profiler.Api.Tables;

/// <summary>The answer to POST /v1/tables.</summary>
/// <param name="IsNew">Whether it was not there before.</param>
public sealed record KeptTable(ListedTable Table, bool IsNew);
