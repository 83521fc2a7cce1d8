using System.Collections.Frozen;
using System.Collections.Immutable;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Inference.Rules;

namespace Profiler.Networks.Onnx.Counting;

/// <summary>The operators that multiply and accumulate; all others count none, by convention.</summary>
internal static class MacRules
{
    private static readonly FrozenDictionary<string, Func<OnnxShapedNode, long>> Rules =
        new Dictionary<string, Func<OnnxShapedNode, long>>(StringComparer.Ordinal)
        {
            ["Conv"] = Conv,
            ["ConvTranspose"] = ConvTranspose,
            ["Gemm"] = Gemm,
            ["MatMul"] = MatMul,
            ["Einsum"] = Einsum,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="OverflowException">More than 63 bits count.</exception>
    public static long Count(OnnxShapedNode node) =>
        Rules.TryGetValue(node.Node.Operator, out Func<OnnxShapedNode, long>? rule) ? rule(node) : 0;

    /// <summary>Every output element is a sum over a window of the input channels of its group.</summary>
    private static long Conv(OnnxShapedNode node) =>
        checked(node.Outputs[0].Elements * Product(node.Inputs[1]!.Dims.Skip(1)));

    /// <summary>Every input element goes to a window of the output channels of its group; padding cut off is counted too.</summary>
    private static long ConvTranspose(OnnxShapedNode node) =>
        checked(node.Inputs[0]!.Elements * Product(node.Inputs[1]!.Dims.Skip(1)));

    private static long Gemm(OnnxShapedNode node)
    {
        bool isTransposed = node.Node.Attributes.IntegerOr("transA", 0) != 0;
        return checked(node.Outputs[0].Elements * node.Inputs[0]!.Dims[isTransposed ? 0 : 1]);
    }

    private static long MatMul(OnnxShapedNode node) => checked(node.Outputs[0].Elements * node.Inputs[0]!.Dims[^1]);

    /// <summary>Shape inference has let only plain equations through.</summary>
    private static long Einsum(OnnxShapedNode node)
    {
        ImmutableArray<OnnxValue> operands = [.. node.Inputs.Select(input => input!)];
        return EinsumEquation.Parse(node.Node.Attributes.TextOr("equation", ""), operands.Length)!.Macs(operands);
    }

    private static long Product(IEnumerable<long> extents) =>
        extents.Aggregate(1L, (product, extent) => checked(product * extent));
}
