using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Tensors joined and parted along an axis.</summary>
internal static class JoiningRules
{
    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("Concat", Concat),
        ("Split", Split),
    ];

    private static OnnxValue[] Concat(InferenceNode node)
    {
        OnnxValue first = node.Input(0);
        int axis = node.Axis(node.Attributes.IntegerOr("axis", 0), first.Rank);
        long extent = 0;
        for (int i = 0; i < node.InputCount; i++)
        {
            OnnxValue input = node.Input(i);
            bool fits = input.Rank == first.Rank && input.Dims.SetItem(axis, 0).SequenceEqual(first.Dims.SetItem(axis, 0));
            if (!fits)
            {
                throw node.Cannot($"{first.Shape} and {input.Shape} cannot be joined along axis {axis}");
            }

            extent = checked(extent + input.Dims[axis]);
        }

        return [first with { Dims = first.Dims.SetItem(axis, extent) }];
    }

    private static OnnxValue[] Split(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        int axis = node.Axis(node.Attributes.IntegerOr("axis", 0), input.Rank);
        ImmutableArray<long> parts = node.IntegersFrom(1, "split");
        if (parts.IsDefault)
        {
            parts = EqualParts(input.Dims[axis], node.OutputCount);
        }

        if (parts.Length != node.OutputCount || parts.Any(p => p < 0) || parts.Sum() != input.Dims[axis])
        {
            throw node.Cannot($"parts of {OnnxValue.Format(parts)} do not make up axis {axis} of {input.Shape}");
        }

        return [.. parts.Select(part => input with { Dims = input.Dims.SetItem(axis, part) })];
    }

    /// <summary>All parts of one size but the last, which takes what is left.</summary>
    private static ImmutableArray<long> EqualParts(long extent, int count)
    {
        long size = (extent + count - 1) / count;
        return [.. Enumerable.Range(0, count).Select(i => Math.Clamp(extent - (i * size), 0, size))];
    }
}
