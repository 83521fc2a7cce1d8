namespace Profiler.Search.Training;

/// <summary>Where checkpoints are written, and after how many steps each.</summary>
/// <param name="Every">At least 1; one is also written at the beginning, at the end and when the search is stopped.</param>
public sealed record CheckpointPlan(string Path, long Every);
