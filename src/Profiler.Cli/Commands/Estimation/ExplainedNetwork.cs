using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>Where a network's milliseconds go, as a surrogate sees it.</summary>
/// <param name="FixedMs">What a run costs beside its kernels.</param>
/// <param name="UnseenOperators">Operators that no training sample had.</param>
/// <param name="Operators">The costliest first.</param>
/// <param name="Kernels">The costliest first; with <paramref name="FixedMs"/> they sum to the latency.</param>
public sealed record ExplainedNetwork(
    double FixedMs,
    ImmutableArray<string> UnseenOperators,
    ImmutableArray<ExplainedOperator> Operators,
    ImmutableArray<ExplainedKernel> Kernels)
{
    public static ExplainedNetwork Of(NetworkEstimate estimate) => new(
        estimate.FixedMs,
        estimate.UnseenOperators,
        [
            .. estimate.Kernels.GroupBy(kernel => kernel.Kernel.FullOperator)
                .Select(group => new ExplainedOperator(
                    group.Key,
                    group.Count(),
                    group.Sum(kernel => kernel.LatencyMs),
                    group.Sum(kernel => kernel.LatencyMs) / estimate.Cost.LatencyMs,
                    group.Sum(kernel => kernel.Macs),
                    group.Sum(kernel => kernel.Bytes)))
                .OrderByDescending(group => group.LatencyMs),
        ],
        [
            .. estimate.Kernels.OrderByDescending(kernel => kernel.LatencyMs).Select(kernel => new ExplainedKernel(
                kernel.Kernel.Node,
                kernel.Kernel.FullOperator,
                kernel.Kernel.Outputs.IsEmpty ? "" : string.Join('x', kernel.Kernel.Outputs[0].Dims),
                kernel.LatencyMs,
                kernel.Macs,
                kernel.Bytes,
                kernel.IsCovered)),
        ]);
}
