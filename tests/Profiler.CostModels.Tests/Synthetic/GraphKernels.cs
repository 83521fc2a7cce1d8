using System.Collections.Immutable;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Tests.Synthetic;

/// <summary>Kernels as the runtime lists them.</summary>
internal static class GraphKernels
{
    public const string Blocked = "com.microsoft.nchwc";

    public static KernelTensor Data(params long[] dims) => new("float", [.. dims], IsConstant: false);

    public static KernelTensor Weight(params long[] dims) => new("float", [.. dims], IsConstant: true);

    public static KernelTensor LeftOut { get; } = new("", [], IsConstant: false);

    public static RuntimeKernel Of(string node, string op, KernelTensor[] inputs, KernelTensor output, string domain = "") => new(
        node, op, domain, "CPUExecutionProvider", [.. inputs], [output],
        ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>A convolution of 3 by 3 with the stride 1 that keeps height and width.</summary>
    public static RuntimeKernel Conv(
        string node, long[] input, long outChannels, long groups = 1, string domain = Blocked, KernelTensor? sum = null, string? activation = null)
    {
        KernelTensor[] inputs = [Data(input), Weight(outChannels, input[1] / groups, 3, 3), Weight(outChannels)];
        RuntimeKernel kernel = Of(node, "Conv", sum is null ? inputs : [.. inputs, sum], Data(input[0], outChannels, input[2], input[3]), domain);
        var integers = kernel.Integers.Add("kernel_shape", [3, 3]).Add("strides", [1, 1]).Add("dilations", [1, 1])
            .Add("pads", [1, 1, 1, 1]).Add("group", [groups]);
        return kernel with
        {
            Integers = integers,
            Words = activation is null ? kernel.Words : kernel.Words.Add("activation", activation),
        };
    }
}
