using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Operators that pick elements out of a tensor or put them into one.</summary>
internal static class SelectionRules
{
    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("Slice", node => [node.Input(0) with { Dims = [.. SliceRange.Read(node).Select(range => range.Extent)] }]),
        ("Gather", Gather),
        ("GatherElements", node => [node.Input(0) with { Dims = node.Input(1).Dims }]),
        ("GatherND", GatherNd),
        ("ScatterND", ElementwiseRules.SameAsInput),
        ("ScatterElements", ElementwiseRules.SameAsInput),
        ("TopK", TopK),
        ("OneHot", OneHot),
    ];

    private static OnnxValue[] Gather(InferenceNode node)
    {
        (OnnxValue data, OnnxValue indices) = (node.Input(0), node.Input(1));
        int axis = node.Axis(node.Attributes.IntegerOr("axis", 0), data.Rank);
        return [data with { Dims = [.. data.Dims.Take(axis), .. indices.Dims, .. data.Dims.Skip(axis + 1)] }];
    }

    private static OnnxValue[] GatherNd(InferenceNode node)
    {
        (OnnxValue data, OnnxValue indices) = (node.Input(0), node.Input(1));
        long batch = node.Attributes.IntegerOr("batch_dims", 0);
        long depth = indices.Rank > 0 ? indices.Dims[^1] : 0;
        if (batch < 0 || depth < 1 || batch + depth > data.Rank || batch >= indices.Rank)
        {
            throw node.Cannot($"indices of {indices.Shape} do not fit {data.Shape} with {batch} batch axes");
        }

        return [data with { Dims = [.. indices.Dims.SkipLast(1), .. data.Dims.Skip((int)(batch + depth))] }];
    }

    private static OnnxValue[] TopK(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        int axis = node.Axis(node.Attributes.IntegerOr("axis", -1), input.Rank);
        long count = node.HasInput(1) ? Single(node, 1) : node.Attributes.IntegerOr("k", -1);
        if (count < 0 || count > input.Dims[axis])
        {
            throw node.Cannot($"there are no {count} largest elements along axis {axis} of {input.Shape}");
        }

        OnnxValue values = input with { Dims = input.Dims.SetItem(axis, count) };
        return [values, values with { Type = OnnxElementType.Int64 }];
    }

    private static OnnxValue[] OneHot(InferenceNode node)
    {
        OnnxValue indices = node.Input(0);
        int axis = node.Axis(node.Attributes.IntegerOr("axis", -1), indices.Rank + 1);
        return [new OnnxValue(node.Input(2).Type, indices.Dims.Insert(axis, Single(node, 1)))];
    }

    private static long Single(InferenceNode node, int input)
    {
        ImmutableArray<long> values = node.Known(input).ToIntegers();
        return values.Length == 1 ? values[0] : throw node.Cannot($"its input {input} must be one number");
    }
}
