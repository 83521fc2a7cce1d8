using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates;

/// <summary>The stored networks of a surrogate's target.</summary>
/// <param name="Setting">What the kernels' features depend on beside the kernels.</param>
/// <param name="Estimates">One a network: what the surrogate says of it, of those that it was trained on as well.</param>
public sealed record SurrogateSamples(
    SurrogateSummary Surrogate,
    KernelSetting Setting,
    ImmutableArray<SurrogateSample> Networks,
    ImmutableArray<NetworkEstimate> Estimates);
