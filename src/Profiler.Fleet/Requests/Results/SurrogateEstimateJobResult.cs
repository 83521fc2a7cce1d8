using Profiler.CostModels.Surrogates;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Requests.Results;

/// <summary>A network was estimated by a surrogate.</summary>
/// <param name="SurrogateId">The surrogate that answered.</param>
/// <param name="Estimate">The latency with its interval, and each kernel's share of it.</param>
public sealed record SurrogateEstimateJobResult(string SurrogateId, Target Target, NetworkEstimate Estimate) : JobResult;
