namespace Profiler.Store.Changes;

/// <summary>Something changed in the database.</summary>
/// <param name="Kind">"job" or "device" or "table".</param>
/// <param name="Id">Of what changed; empty where changes may have been missed and everything of the kind should be read again.</param>
public sealed record Change(string Kind, string Id);
