using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Operators of ONNX Runtime's own (domain com.microsoft) that its optimiser puts in the place of ONNX's.</summary>
internal static class FusedRules
{
    private const string Domain = "com.microsoft";
    private const int QueryKeyValue = 3;

    private static readonly string[] LikeTheFirstInput =
        ["Gelu", "FastGelu", "BiasGelu", "QuickGelu", "BiasSoftmax", "BiasAdd"];

    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        .. LikeTheFirstInput.Select(name => ($"{Domain}.{name}", (OperatorRule)ElementwiseRules.SameAsInput)),
        (Domain + ".FusedConv", ConvolutionRules.Convolve),
        (Domain + ".FusedGemm", MatrixRules.Gemm),
        (Domain + ".FusedMatMul", FusedMatMul),
        (Domain + ".SkipLayerNormalization", SkipNormalization),
        (Domain + ".SkipSimplifiedLayerNormalization", SkipNormalization),
        (Domain + ".Attention", Attention),
        ("SimplifiedLayerNormalization", ElementwiseRules.SameAsInput),
    ];

    /// <summary>MatMul with either operand read transposed; batch axes that lie elsewhere are not read.</summary>
    private static OnnxValue[] FusedMatMul(InferenceNode node)
    {
        if (node.Attributes.IntegerOr("transBatchA", 0) != 0 || node.Attributes.IntegerOr("transBatchB", 0) != 0)
        {
            throw InferenceNode.Unsupported("its batch axis is transposed");
        }

        return MatrixRules.MatMul(node, Oriented(node.Input(0), node, "transA"), Oriented(node.Input(1), node, "transB"));
    }

    private static OnnxValue Oriented(OnnxValue operand, InferenceNode node, string attribute) =>
        node.Attributes.IntegerOr(attribute, 0) != 0 && operand.Rank > 1
            ? operand with { Dims = [.. operand.Dims[..^2], operand.Dims[^1], operand.Dims[^2]] }
            : operand;

    /// <summary>The second and third output are statistics that inference leaves out; the fourth is the sum before the normalisation.</summary>
    private static OnnxValue[] SkipNormalization(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        OnnxValue statistics = input with { Dims = [.. input.Dims.Take(input.Rank - 1), 1] };
        return [input, statistics, statistics, input];
    }

    /// <summary>Weights of queries, keys and values stand beside each other; without a past, of one width.</summary>
    private static OnnxValue[] Attention(InferenceNode node)
    {
        (OnnxValue input, OnnxValue weights) = (node.Input(0), node.Input(1));
        ImmutableArray<long> widths = node.Attributes.Integers("qkv_hidden_sizes");
        bool fits = input.Rank == QueryKeyValue && weights.Rank == 2 && weights.Dims[0] == input.Dims[^1];
        if (!fits || (widths.IsDefault && weights.Dims[1] % QueryKeyValue != 0))
        {
            throw node.Cannot($"weights of {weights.Shape} do not fit an input of {input.Shape}");
        }

        return [input with { Dims = input.Dims.SetItem(2, widths.IsDefault ? weights.Dims[1] / QueryKeyValue : widths[^1]) }];
    }
}
