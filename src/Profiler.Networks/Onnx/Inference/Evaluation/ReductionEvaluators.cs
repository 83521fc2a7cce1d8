using System.Collections.Immutable;
using Profiler.Networks.Onnx.Inference.Rules;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>Sums, products and extremes of known integers, as in the count of elements of a shape.</summary>
internal static class ReductionEvaluators
{
    public static IEnumerable<(string Operator, Evaluator Evaluate)> All =>
    [
        ("ReduceSum", Reduce(0, (a, b) => checked(a + b))),
        ("ReduceProd", Reduce(1, (a, b) => checked(a * b))),
        ("ReduceMax", Reduce(long.MinValue, Math.Max)),
        ("ReduceMin", Reduce(long.MaxValue, Math.Min)),
    ];

    private static Evaluator Reduce(long start, Func<long, long, long> join) => (node, output) =>
    {
        TensorData input = node.Known(0);
        if (input.IsReal)
        {
            return null;
        }

        ImmutableArray<long> dims = node.Input(0).Dims;
        ImmutableArray<int> axes = ReductionRules.Axes(node);
        ImmutableArray<long> kept = [.. dims.Select((extent, axis) => axes.Contains(axis) ? 1 : extent)];
        long[] results = [.. Enumerable.Repeat(start, (int)output.Elements)];
        int next = 0;
        foreach (long[] at in Coordinates.All(dims))
        {
            int place = Coordinates.BroadcastPlace(at, kept);
            results[place] = join(results[place], input.IntegerAt(next++));
        }

        return new TensorData([.. results]);
    };
}
