namespace Profiler.Store.Measurements;

/// <summary>Which measurements to list, the newest first; null fields match all.</summary>
/// <param name="Limit">At most so many, 1 to 1000.</param>
/// <param name="After">Only those that come after this one in the list, for paging.</param>
public sealed record MeasurementQuery(
    string? JobId = null, string? ModelSha256 = null, int Limit = 100, (string JobId, string ItemId)? After = null);
