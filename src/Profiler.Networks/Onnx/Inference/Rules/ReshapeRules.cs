using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Operators that give the same elements, or copies of them, another shape.</summary>
internal static class ReshapeRules
{
    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("Reshape", Reshape),
        ("Flatten", Flatten),
        ("Squeeze", Squeeze),
        ("Unsqueeze", Unsqueeze),
        ("Expand", node => [node.Input(0) with { Dims = Broadcasting.Shape(node, node.Input(0).Dims, node.Known(1).ToIntegers()) }]),
        ("Tile", Tile),
    ];

    private static OnnxValue[] Reshape(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        ImmutableArray<long> target = node.RequiredIntegersFrom(1, "shape");
        bool zeroMeansZero = node.Attributes.IntegerOr("allowzero", 0) != 0;
        var dims = target.ToBuilder();
        for (int i = 0; i < dims.Count; i++)
        {
            if (dims[i] == 0 && !zeroMeansZero)
            {
                dims[i] = i < input.Rank ? input.Dims[i] : throw Misfit(node, input, target);
            }
        }

        int open = dims.IndexOf(-1);
        if (open >= 0)
        {
            dims[open] = 1;
            long known = dims.Aggregate(1L, (product, extent) => checked(product * extent));
            dims[open] = known == 0 ? 0 : input.Elements / known;
        }

        var output = new OnnxValue(input.Type, dims.ToImmutable());
        return output.Dims.All(extent => extent >= 0) && output.Elements == input.Elements
            ? [output]
            : throw Misfit(node, input, target);
    }

    private static Errors.ProfilerException Misfit(InferenceNode node, OnnxValue input, ImmutableArray<long> target) =>
        node.Cannot($"{input.Shape} cannot become {OnnxValue.Format(target)}");

    private static OnnxValue[] Flatten(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        long axis = node.Attributes.IntegerOr("axis", 1);
        int split = axis == input.Rank ? input.Rank : node.Axis(axis, input.Rank);
        return [input with { Dims = [Product(input.Dims.Take(split)), Product(input.Dims.Skip(split))] }];
    }

    private static long Product(IEnumerable<long> extents) =>
        extents.Aggregate(1L, (product, extent) => checked(product * extent));

    private static OnnxValue[] Squeeze(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        ImmutableArray<long> named = node.IntegersFrom(1, "axes");
        ImmutableArray<int> axes = named.IsDefault
            ? [.. Enumerable.Range(0, input.Rank).Where(axis => input.Dims[axis] == 1)]
            : node.Axes(named, input.Rank);
        if (axes.Any(axis => input.Dims[axis] != 1))
        {
            throw node.Cannot($"axes of {input.Shape} that are not 1 cannot be dropped");
        }

        return [input with { Dims = [.. input.Dims.Where((_, axis) => !axes.Contains(axis))] }];
    }

    private static OnnxValue[] Unsqueeze(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        ImmutableArray<long> named = node.RequiredIntegersFrom(1, "axes");
        ImmutableArray<int> axes = node.Axes(named, input.Rank + named.Length);
        ImmutableArray<long> dims = input.Dims;
        foreach (int axis in axes.Order())
        {
            dims = dims.Insert(axis, 1);
        }

        return [input with { Dims = dims }];
    }

    private static OnnxValue[] Tile(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        ImmutableArray<long> repeats = node.Known(1).ToIntegers();
        return repeats.Length == input.Rank
            ? [input with { Dims = [.. input.Dims.Zip(repeats, (extent, count) => checked(extent * count))] }]
            : throw node.Cannot($"{repeats.Length} repeats do not fit {input.Shape}");
    }
}
