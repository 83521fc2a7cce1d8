namespace Profiler.Api.Events;

/// <summary>Something changed that is to be read where it lies.</summary>
/// <param name="Kind">"job", "device", "table" or "all".</param>
/// <param name="Id">Of what changed; null for everything of the kind.</param>
public sealed record ChangeDocument(string Kind, string? Id);
