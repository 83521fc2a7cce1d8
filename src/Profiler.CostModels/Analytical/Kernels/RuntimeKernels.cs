using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Analytical.Kernels;

/// <summary>
/// Reads a runtime's own graph as kernels: what it fused is one, and what it moves between layouts counts too. A view
/// moves nothing and is none.
/// </summary>
public static class RuntimeKernels
{
    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="KernelWork.Of"/>; or there is no such precision.</exception>
    public static ImmutableArray<AnalyticKernel> Of(RuntimeGraph graph, string precision)
    {
        int width = Precisions.BytesOf(precision);
        return
        [
            .. graph.Kernels
                .Select(kernel => (Kernel: kernel, Work: KernelWork.Of(kernel)))
                .Where(found => found.Work is not { Macs: 0, Bytes: 0 })
                .Select(found => new AnalyticKernel(
                    found.Kernel.Node, found.Kernel.Operator, found.Work.Macs, found.Work.Bytes * width / OwnWidth(found.Kernel, width))),
        ];
    }

    /// <summary>Bytes of a value as the graph has it, where that is a real; others keep their size.</summary>
    private static int OwnWidth(RuntimeKernel kernel, int otherwise) => kernel.Outputs[0].Type switch
    {
        "float" => 4,
        "float16" or "bfloat16" => 2,
        "double" => 8,
        _ => otherwise,
    };
}
