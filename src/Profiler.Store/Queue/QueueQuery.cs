namespace Profiler.Store.Queue;

/// <summary>Which jobs to list, the newest first; null fields match all.</summary>
/// <param name="Limit">At most so many, 1 to 1000.</param>
/// <param name="Before">Only jobs submitted before the one with this id, for paging.</param>
public sealed record QueueQuery(string? Device = null, QueuedJobState? State = null, string? Kind = null, int Limit = 100, string? Before = null);
