using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Pools over windows and over whole feature maps.</summary>
internal static class PoolingRules
{
    /// <summary>Batch and channels come before the spatial axes.</summary>
    private const int Leading = 2;

    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("MaxPool", MaxPool),
        ("AveragePool", node => [Pool(node)]),
        ("LpPool", node => [Pool(node)]),
        ("GlobalMaxPool", PoolGlobally),
        ("GlobalAveragePool", PoolGlobally),
        ("GlobalLpPool", PoolGlobally),
    ];

    private static OnnxValue[] MaxPool(InferenceNode node)
    {
        OnnxValue output = Pool(node);
        return [output, output with { Type = OnnxElementType.Int64 }];
    }

    internal static OnnxValue Pool(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        ImmutableArray<long> kernel = node.Attributes.Integers("kernel_shape");
        if (kernel.IsDefault || input.Rank != kernel.Length + Leading)
        {
            throw node.Cannot($"its kernel_shape does not fit an input of {input.Shape}");
        }

        var window = new SlidingWindow(node, kernel);
        bool roundUp = node.Attributes.IntegerOr("ceil_mode", 0) != 0;
        long[] spatial = [.. input.Dims.Skip(Leading).Select((extent, axis) => window.Extent(axis, extent, roundUp))];
        return input with { Dims = [.. input.Dims.Take(Leading), .. spatial] };
    }

    internal static OnnxValue[] PoolGlobally(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        return input.Rank > Leading
            ? [input with { Dims = [.. input.Dims.Select((extent, axis) => axis < Leading ? extent : 1)] }]
            : throw node.Cannot($"an input of {input.Shape} has no spatial axes");
    }
}
