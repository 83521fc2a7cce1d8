namespace Profiler.Measurement.Statistics;

/// <summary>The verdict on one item: statistics, grade, and why the grade is not better.</summary>
public sealed record MeasurementResult(string ItemId, LatencyStatistics LatencyMs, Grade Grade, Findings Flags);
