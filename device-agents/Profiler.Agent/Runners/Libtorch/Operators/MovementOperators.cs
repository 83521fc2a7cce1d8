using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch.Operators;

/// <summary>Operators that move elements or show them in another shape.</summary>
internal static class MovementOperators
{
    public static IEnumerable<(string Operator, TorchTranslation Translation)> All =>
    [
        ("Reshape", Shape),
        ("Flatten", Shape),
        ("Squeeze", Shape),
        ("Unsqueeze", Shape),
        ("Transpose", Transpose),
        ("Concat", Concat),
        ("Slice", Slice),
        ("Split", Split),
    ];

    /// <summary>The shape inference knows what comes out.</summary>
    private static TorchOperation Shape(TorchNode node)
    {
        long[] shape = node.OutputDims;
        int x = node.Place(0);
        return values => values[x]!.reshape(shape);
    }

    private static TorchOperation Transpose(TorchNode node)
    {
        long[] order = node.Attributes.Integers("perm") is { IsDefault: false } given
            ? [.. given]
            : [.. Enumerable.Range(0, node.Input(0).Rank).Reverse().Select(axis => (long)axis)];
        int x = node.Place(0);
        return values => values[x]!.permute(order);
    }

    private static TorchOperation Concat(TorchNode node)
    {
        int axis = TorchNode.Axis(node.Attributes.IntegerOr("axis", 1), node.OutputDims.Length);
        int[] parts = [.. Enumerable.Range(0, node.InputCount).Select(node.Place)];
        return values => cat([.. parts.Select(part => values[part]!)], axis);
    }

    private static TorchOperation Slice(TorchNode node)
    {
        ImmutableArray<long> from = node.Input(0).Dims;
        long[] to = node.OutputDims;
        ImmutableArray<long> starts = node.Integers(1, "starts");
        ImmutableArray<long> axes = node.Integers(3, "axes");
        if (node.Has(4) && node.Integers(4, "steps").Any(step => step != 1))
        {
            throw TorchNode.Refused("it takes steps");
        }

        var cuts = new List<(int Axis, long Start, long Length)>();
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = axes.IsDefault ? i : TorchNode.Axis(axes[i], from.Length);
            cuts.Add((axis, Math.Clamp(starts[i] < 0 ? starts[i] + from[axis] : starts[i], 0, from[axis]), to[axis]));
        }

        int x = node.Place(0);
        return values => Cut(values[x]!, cuts);
    }

    /// <summary>One output of a Split: the slice behind those before it.</summary>
    private static TorchOperation Split(TorchNode node)
    {
        int axis = TorchNode.Axis(node.Attributes.IntegerOr("axis", 0), node.Input(0).Rank);
        var cut = (axis, node.Outputs.Take(node.Output).Sum(output => output.Dims[axis]), node.OutputDims[axis]);
        int x = node.Place(0);
        return values => Cut(values[x]!, [cut]);
    }

    private static Tensor Cut(Tensor x, List<(int Axis, long Start, long Length)> cuts)
    {
        Tensor part = x.alias();
        foreach ((int axis, long start, long length) in cuts)
        {
            using Tensor whole = part;
            part = whole.narrow(axis, start, length);
        }

        return part;
    }
}
