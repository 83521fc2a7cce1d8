using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Operators that move elements to other places, and paddings.</summary>
internal static class LayoutRules
{
    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("Transpose", Transpose),
        ("DepthToSpace", DepthToSpace),
        ("SpaceToDepth", SpaceToDepth),
        ("Pad", Pad),
    ];

    /// <summary>For every axis of the output, the axis of the input that it was; reversed where the node does not say.</summary>
    public static ImmutableArray<int> Permutation(InferenceNode node)
    {
        int rank = node.Input(0).Rank;
        ImmutableArray<long> named = node.Attributes.Integers("perm");
        ImmutableArray<int> permutation = named.IsDefault ? [.. Enumerable.Range(0, rank).Reverse()] : node.Axes(named, rank);
        return permutation.Length == rank ? permutation : throw node.Cannot($"{permutation.Length} axes do not fit {node.Input(0).Shape}");
    }

    private static OnnxValue[] Transpose(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        return [input with { Dims = [.. Permutation(node).Select(axis => input.Dims[axis])] }];
    }

    private static OnnxValue[] DepthToSpace(InferenceNode node)
    {
        (OnnxValue input, long block) = FeatureMap(node);
        return input.Dims[1] % checked(block * block) == 0
            ? [input with { Dims = [input.Dims[0], input.Dims[1] / (block * block), checked(input.Dims[2] * block), checked(input.Dims[3] * block)] }]
            : throw node.Cannot($"the channels of {input.Shape} do not divide into blocks of {block}");
    }

    private static OnnxValue[] SpaceToDepth(InferenceNode node)
    {
        (OnnxValue input, long block) = FeatureMap(node);
        return input.Dims[2] % block == 0 && input.Dims[3] % block == 0
            ? [input with { Dims = [input.Dims[0], checked(input.Dims[1] * block * block), input.Dims[2] / block, input.Dims[3] / block] }]
            : throw node.Cannot($"{input.Shape} does not divide into blocks of {block}");
    }

    private static (OnnxValue Input, long Block) FeatureMap(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        long block = node.Attributes.IntegerOr("blocksize", 0);
        return input.Rank == 4 && block >= 1
            ? (input, block)
            : throw node.Cannot($"blocks of {block} do not fit an input of {input.Shape}");
    }

    private static OnnxValue[] Pad(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        ImmutableArray<long> pads = node.RequiredIntegersFrom(1, "pads");
        ImmutableArray<int> axes = node.HasInput(3)
            ? node.Axes(node.Known(3).ToIntegers(), input.Rank)
            : [.. Enumerable.Range(0, input.Rank)];
        if (pads.Length != 2 * axes.Length)
        {
            throw node.Cannot($"{pads.Length} paddings do not fit {input.Shape}");
        }

        var dims = input.Dims.ToBuilder();
        for (int i = 0; i < axes.Length; i++)
        {
            dims[axes[i]] = checked(dims[axes[i]] + pads[i] + pads[i + axes.Length]);
        }

        return [input with { Dims = dims.ToImmutable() }];
    }
}
