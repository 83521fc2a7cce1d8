using Profiler.CostModels.Surrogates;
using Profiler.Measurement.Targets;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates;

/// <summary>What a surrogate says of a network.</summary>
/// <param name="Target">What it is asked for.</param>
public sealed record SurrogateAnswer(SurrogateSummary Surrogate, Target Target, NetworkEstimate Estimate);
