using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Workplaces;

/// <summary>What was measured of a model.</summary>
/// <param name="JobId">The job that measured it.</param>
public sealed record ModelMeasurement(string JobId, Target Target, LatencyStatistics LatencyMs);
