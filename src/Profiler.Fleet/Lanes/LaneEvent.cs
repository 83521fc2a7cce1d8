namespace Profiler.Fleet.Lanes;

/// <summary>Something worth a line in the log.</summary>
/// <param name="Device">Null where it concerns all.</param>
/// <param name="JobId">Null where it concerns no job.</param>
public sealed record LaneEvent(LaneEventKind Kind, string? Device, string? JobId, string Message, Exception? Error = null);
