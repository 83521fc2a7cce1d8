using System.Collections.Immutable;
using Profiler.Networks.Onnx.Inference.Rules;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>Operators that move known values without changing them.</summary>
internal static class MovementEvaluators
{
    private static readonly string[] Copies = ["Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Dropout"];

    public static IEnumerable<(string Operator, Evaluator Evaluate)> All =>
    [
        .. Copies.Select(name => (name, (Evaluator)((node, _) => node.Known(0)))),
        ("Concat", Concat),
        ("Gather", Gather),
        ("Slice", Slice),
        ("Transpose", Transpose),
        ("Expand", (node, output) => Pick(node, output, at => Coordinates.BroadcastPlace(at, node.Input(0).Dims))),
        ("Tile", Tile),
        ("Where", Where),
    ];

    private static TensorData Pick(InferenceNode node, OnnxValue output, Func<long[], int> place) =>
        node.Known(0).Pick(Coordinates.All(output.Dims).Select(place));

    private static TensorData Concat(InferenceNode node, OnnxValue output)
    {
        int axis = node.Axis(node.Attributes.IntegerOr("axis", 0), output.Rank);
        var sources = new List<(int Input, long Offset)>();
        for (int i = 0; i < node.InputCount; i++)
        {
            long begin = sources.Count;
            sources.AddRange(Enumerable.Repeat((i, begin), (int)node.Input(i).Dims[axis]));
        }

        (int Input, int Place)[] places = [.. Coordinates.All(output.Dims).Select(at =>
        {
            (int input, long offset) = sources[(int)at[axis]];
            at[axis] -= offset;
            return (input, Coordinates.Place(at, node.Input(input).Dims));
        })];
        return node.Known(0).IsReal
            ? new TensorData([.. places.Select(p => node.Known(p.Input).RealAt(p.Place))])
            : new TensorData([.. places.Select(p => node.Known(p.Input).IntegerAt(p.Place))]);
    }

    private static TensorData Gather(InferenceNode node, OnnxValue output)
    {
        (OnnxValue data, OnnxValue indices) = (node.Input(0), node.Input(1));
        int axis = node.Axis(node.Attributes.IntegerOr("axis", 0), data.Rank);
        TensorData known = node.Known(1);
        return Pick(node, output, at =>
        {
            long index = known.IntegerAt(Coordinates.Place(at.AsSpan(axis, indices.Rank), indices.Dims));
            if (index < -data.Dims[axis] || index >= data.Dims[axis])
            {
                throw node.Cannot($"axis {axis} of {data.Shape} has no index {index}");
            }

            long[] source = [.. at.Take(axis), index < 0 ? index + data.Dims[axis] : index, .. at.Skip(axis + indices.Rank)];
            return Coordinates.Place(source, data.Dims);
        });
    }

    private static TensorData Slice(InferenceNode node, OnnxValue output)
    {
        ImmutableArray<SliceRange> ranges = SliceRange.Read(node);
        return Pick(node, output, at =>
        {
            long[] source = [.. at.Zip(ranges, (index, range) => range.Start + (index * range.Step))];
            return Coordinates.Place(source, node.Input(0).Dims);
        });
    }

    private static TensorData Transpose(InferenceNode node, OnnxValue output)
    {
        ImmutableArray<int> permutation = LayoutRules.Permutation(node);
        return Pick(node, output, at =>
        {
            var source = new long[at.Length];
            for (int axis = 0; axis < at.Length; axis++)
            {
                source[permutation[axis]] = at[axis];
            }

            return Coordinates.Place(source, node.Input(0).Dims);
        });
    }

    private static TensorData Tile(InferenceNode node, OnnxValue output)
    {
        ImmutableArray<long> dims = node.Input(0).Dims;
        return Pick(node, output, at => Coordinates.Place([.. at.Zip(dims, (index, extent) => index % extent)], dims));
    }

    private static TensorData Where(InferenceNode node, OnnxValue output)
    {
        (int Input, int Place)[] places = [.. Coordinates.All(output.Dims).Select(at =>
        {
            bool isTrue = node.Known(0).IntegerAt(Coordinates.BroadcastPlace(at, node.Input(0).Dims)) != 0;
            int input = isTrue ? 1 : 2;
            return (input, Coordinates.BroadcastPlace(at, node.Input(input).Dims));
        })];
        return node.Known(1).IsReal
            ? new TensorData([.. places.Select(p => node.Known(p.Input).RealAt(p.Place))])
            : new TensorData([.. places.Select(p => node.Known(p.Input).IntegerAt(p.Place))]);
    }
}
