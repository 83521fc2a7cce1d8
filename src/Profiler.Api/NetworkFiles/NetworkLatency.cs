using Profiler.Api.Costs;

namespace Profiler.Api.NetworkFiles;

/// <summary>A file's latency on a target, where it is known.</summary>
/// <param name="LatencyMs">Null where it was neither measured nor predicted, nor has a table.</param>
/// <param name="Reason">Why there is none; else null.</param>
/// <param name="Job">The measurement or prediction that was queued; null where none was.</param>
public sealed record NetworkLatency(string Target, CostFigure? LatencyMs, string? Reason = null, string? Job = null);
