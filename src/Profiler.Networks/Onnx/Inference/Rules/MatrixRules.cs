using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Matrix products.</summary>
internal static class MatrixRules
{
    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("Gemm", Gemm),
        ("MatMul", node => MatMul(node, node.Input(0), node.Input(1))),
        ("Einsum", Einsum),
    ];

    internal static OnnxValue[] Gemm(InferenceNode node)
    {
        (OnnxValue a, OnnxValue b) = (node.Input(0), node.Input(1));
        if (a.Rank != 2 || b.Rank != 2)
        {
            throw Mismatch(node, a, b);
        }

        (long rows, long inner) = Oriented(a, node.Attributes.IntegerOr("transA", 0) != 0);
        (long innerB, long columns) = Oriented(b, node.Attributes.IntegerOr("transB", 0) != 0);
        if (inner != innerB)
        {
            throw Mismatch(node, a, b);
        }

        ImmutableArray<long> dims = [rows, columns];
        if (node.Optional(2) is { } bias && !Broadcasting.Shape(node, dims, bias.Dims).SequenceEqual(dims))
        {
            throw node.Cannot($"a bias of {bias.Shape} does not fit a product of {OnnxValue.Format(dims)}");
        }

        return [a with { Dims = dims }];
    }

    private static (long Rows, long Columns) Oriented(OnnxValue matrix, bool isTransposed) =>
        isTransposed ? (matrix.Dims[1], matrix.Dims[0]) : (matrix.Dims[0], matrix.Dims[1]);

    /// <summary>As numpy.matmul: vectors stand for a row or a column, axes before the last two broadcast.</summary>
    internal static OnnxValue[] MatMul(InferenceNode node, OnnxValue a, OnnxValue b)
    {
        if (a.Rank == 0 || b.Rank == 0)
        {
            throw Mismatch(node, a, b);
        }

        ImmutableArray<long> left = a.Rank == 1 ? [1, .. a.Dims] : a.Dims;
        ImmutableArray<long> right = b.Rank == 1 ? [.. b.Dims, 1] : b.Dims;
        if (left[^1] != right[^2])
        {
            throw Mismatch(node, a, b);
        }

        var dims = Broadcasting.Shape(node, left.RemoveRange(left.Length - 2, 2), right.RemoveRange(right.Length - 2, 2)).ToBuilder();
        if (a.Rank > 1)
        {
            dims.Add(left[^2]);
        }

        if (b.Rank > 1)
        {
            dims.Add(right[^1]);
        }

        return [a with { Dims = dims.ToImmutable() }];
    }

    private static OnnxValue[] Einsum(InferenceNode node)
    {
        ImmutableArray<OnnxValue> operands = [.. Enumerable.Range(0, node.InputCount).Select(node.Input)];
        EinsumEquation equation = EinsumEquation.Parse(node.Attributes.TextOr("equation", ""), operands.Length)
            ?? throw InferenceNode.Unsupported("its equation is not a plain product of at most two operands");
        ImmutableArray<long> dims = equation.OutputDims(operands)
            ?? throw node.Cannot($"the equation '{equation.Text}' does not fit {string.Join(" and ", operands.Select(o => o.Shape))}");
        return [operands[0] with { Dims = dims }];
    }

    private static Errors.ProfilerException Mismatch(InferenceNode node, OnnxValue a, OnnxValue b) =>
        node.Cannot($"matrices of {a.Shape} and {b.Shape} cannot be multiplied");
}
