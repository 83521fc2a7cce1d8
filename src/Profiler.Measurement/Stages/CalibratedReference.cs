using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Stages;

/// <summary>The workload that stands beside every visit, and its own latency on the target.</summary>
/// <param name="LatencyMs">Scales ratios back to ms; above 0.</param>
public sealed record CalibratedReference(Workload Workload, double LatencyMs);
