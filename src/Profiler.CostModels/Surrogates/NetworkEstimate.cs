using System.Collections.Immutable;
using Profiler.CostModels.Estimates;

namespace Profiler.CostModels.Surrogates;

/// <summary>What a whole network costs, and where its milliseconds go.</summary>
/// <param name="Cost">The network's latency, interval and coverage: the share of predicted time in covered kernels.</param>
/// <param name="FixedMs">What a run costs beside its kernels.</param>
/// <param name="Kernels">In the graph's order; with <paramref name="FixedMs"/> they sum to the latency.</param>
/// <param name="UnseenOperators">Operators that no training sample had; they widen the interval.</param>
public sealed record NetworkEstimate(
    CostEstimate Cost, double FixedMs, ImmutableArray<KernelEstimate> Kernels, ImmutableArray<string> UnseenOperators);
