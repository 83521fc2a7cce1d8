using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Convolutions over any number of spatial axes.</summary>
internal static class ConvolutionRules
{
    /// <summary>Batch and channels come before the spatial axes.</summary>
    private const int Leading = 2;

    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("Conv", Convolve),
        ("ConvTranspose", ConvolveTransposed),
    ];

    internal static OnnxValue[] Convolve(InferenceNode node)
    {
        (OnnxValue input, OnnxValue weight, long groups) = Operands(node);
        if (input.Dims[1] != checked(weight.Dims[1] * groups) || weight.Dims[0] % groups != 0)
        {
            throw node.Cannot($"weights of {weight.Shape} in {groups} groups do not fit an input of {input.Shape}");
        }

        var window = new SlidingWindow(node, Kernel(node, weight));
        long[] spatial = [.. input.Dims.Skip(Leading).Select((extent, axis) => window.Extent(axis, extent, roundUp: false))];
        return [input with { Dims = [input.Dims[0], weight.Dims[0], .. spatial] }];
    }

    private static OnnxValue[] ConvolveTransposed(InferenceNode node)
    {
        (OnnxValue input, OnnxValue weight, long groups) = Operands(node);
        if (input.Dims[1] != weight.Dims[0] || input.Dims[1] % groups != 0)
        {
            throw node.Cannot($"weights of {weight.Shape} in {groups} groups do not fit an input of {input.Shape}");
        }

        long channels = checked(weight.Dims[1] * groups);
        var window = new SlidingWindow(node, Kernel(node, weight));
        ImmutableArray<long> shape = node.Attributes.Integers("output_shape");
        if (!shape.IsDefault && shape.Length < input.Rank - Leading)
        {
            throw node.Cannot($"its output_shape has {shape.Length} extents for an input of {input.Shape}");
        }

        long[] spatial = shape.IsDefault
            ? [.. input.Dims.Skip(Leading).Select((extent, axis) => TransposedExtent(node, window, axis, extent))]
            : [.. shape.TakeLast(input.Rank - Leading)];
        return [input with { Dims = [input.Dims[0], channels, .. spatial] }];
    }

    private static long TransposedExtent(InferenceNode node, SlidingWindow window, int axis, long extent)
    {
        ImmutableArray<long> extra = node.Attributes.Integers("output_padding");
        long added = extra.IsDefault || axis >= extra.Length ? 0 : extra[axis];
        return checked(window.IsSame
            ? extent * window.Strides[axis]
            : (window.Strides[axis] * (extent - 1)) + added + window.Reach(axis) - window.PadAt(axis));
    }

    private static (OnnxValue Input, OnnxValue Weight, long Groups) Operands(InferenceNode node)
    {
        (OnnxValue input, OnnxValue weight) = (node.Input(0), node.Input(1));
        if (input.Rank <= Leading || weight.Rank != input.Rank)
        {
            throw node.Cannot($"weights of {weight.Shape} do not fit an input of {input.Shape}");
        }

        long groups = node.Attributes.IntegerOr("group", 1);
        return groups >= 1 ? (input, weight, groups) : throw node.Cannot($"it has {groups} groups");
    }

    private static ImmutableArray<long> Kernel(InferenceNode node, OnnxValue weight)
    {
        ImmutableArray<long> kernel = weight.Dims.RemoveRange(0, Leading);
        ImmutableArray<long> declared = node.Attributes.Integers("kernel_shape");
        return declared.IsDefault || declared.SequenceEqual(kernel)
            ? kernel
            : throw node.Cannot($"its kernel_shape is {OnnxValue.Format(declared)} and its weights are {weight.Shape}");
    }
}
