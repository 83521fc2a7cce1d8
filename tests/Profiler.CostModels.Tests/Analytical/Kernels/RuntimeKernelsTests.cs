using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Tests.Analytical.Kernels;

public class RuntimeKernelsTests
{
    [Theory]
    [InlineData("fp32", 4)]
    [InlineData("fp16", 2)]
    public void A_fused_convolution_is_one_kernel_at_any_precision(string precision, int width)
    {
        RuntimeGraph graph = new("1.29.0", [Convolution(), View()]);

        AnalyticKernel kernel = Assert.Single(RuntimeKernels.Of(graph, precision));

        Assert.Equal(new AnalyticKernel("conv", "FusedConv", 16 * 8 * 16, width * (128 + 128 + 256)), kernel);
    }

    private static RuntimeKernel Convolution() => new(
        "conv",
        "FusedConv",
        "com.microsoft",
        "CPUExecutionProvider",
        [new KernelTensor("float", [1, 8, 4, 4], false), new KernelTensor("float", [16, 8, 1, 1], true)],
        [new KernelTensor("float", [1, 16, 4, 4], false)],
        ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty.Add("kernel_shape", [1, 1]),
        ImmutableSortedDictionary<string, string>.Empty.Add("activation", "Relu"));

    private static RuntimeKernel View() => new(
        "flatten",
        "Flatten",
        "",
        "CPUExecutionProvider",
        [new KernelTensor("float", [1, 16, 4, 4], false)],
        [new KernelTensor("float", [1, 256], false)],
        ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty,
        ImmutableSortedDictionary<string, string>.Empty);
}
