using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Operators that join the elements along axes.</summary>
internal static class ReductionRules
{
    private static readonly string[] Reductions =
    [
        "ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd",
        "ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare",
    ];

    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        .. Reductions.Select(name => (name, (OperatorRule)Reduce)),
        ("ArgMax", FindIndex),
        ("ArgMin", FindIndex),
    ];

    /// <summary>The axes that a reduction joins; all where it names none, unless it says that none means none.</summary>
    public static ImmutableArray<int> Axes(InferenceNode node)
    {
        int rank = node.Input(0).Rank;
        ImmutableArray<long> axes = node.IntegersFrom(1, "axes");
        if (!axes.IsDefaultOrEmpty)
        {
            return node.Axes(axes, rank);
        }

        return node.Attributes.IntegerOr("noop_with_empty_axes", 0) != 0 ? [] : [.. Enumerable.Range(0, rank)];
    }

    private static OnnxValue[] Reduce(InferenceNode node) => [Without(node, Axes(node))];

    private static OnnxValue[] FindIndex(InferenceNode node)
    {
        int axis = node.Axis(node.Attributes.IntegerOr("axis", 0), node.Input(0).Rank);
        return [Without(node, [axis]) with { Type = OnnxElementType.Int64 }];
    }

    private static OnnxValue Without(InferenceNode node, ImmutableArray<int> axes)
    {
        OnnxValue input = node.Input(0);
        bool keeps = node.Attributes.IntegerOr("keepdims", 1) != 0;
        IEnumerable<long> dims = keeps
            ? input.Dims.Select((extent, axis) => axes.Contains(axis) ? 1 : extent)
            : input.Dims.Where((_, axis) => !axes.Contains(axis));
        return input with { Dims = [.. dims] };
    }
}
