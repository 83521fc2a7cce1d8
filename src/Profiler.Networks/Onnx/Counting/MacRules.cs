using System.Collections.Frozen;
using System.Collections.Immutable;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Inference.Rules;

namespace Profiler.Networks.Onnx.Counting;

/// <summary>
/// The operators that multiply and accumulate, and what runtimes make of them when they fuse; all others count none, by
/// convention. What a fused operator adds or activates on the way counts none either.
/// </summary>
public static class MacRules
{
    private static readonly FrozenDictionary<string, Func<MacOperands, long>> Rules =
        new Dictionary<string, Func<MacOperands, long>>(StringComparer.Ordinal)
        {
            ["Conv"] = Conv,
            ["com.microsoft.FusedConv"] = Conv,
            ["com.microsoft.nchwc.Conv"] = Conv,
            ["ConvTranspose"] = ConvTranspose,
            ["Gemm"] = Product,
            ["com.microsoft.FusedGemm"] = Product,
            ["MatMul"] = Product,
            ["com.microsoft.FusedMatMul"] = Product,
            ["Einsum"] = Einsum,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="name">The operator, with its domain before it where that is not ONNX's own.</param>
    /// <exception cref="OverflowException">More than 63 bits count.</exception>
    public static long Count(string name, MacOperands operands) =>
        Rules.TryGetValue(name, out Func<MacOperands, long>? rule) ? rule(operands) : 0;

    /// <inheritdoc cref="Count(string, MacOperands)"/>
    internal static long Count(OnnxShapedNode node) => Count(
        node.Node.Operator,
        new MacOperands(node.Inputs, node.Outputs[0])
        {
            TransposesFirst = node.Node.Attributes.IntegerOr("transA", 0) != 0,
            Equation = node.Node.Attributes.TextOr("equation", string.Empty),
        });

    /// <summary>
    /// Every output element is a sum over a window of the input channels of its group. In the blocked layout channels
    /// are padded to whole blocks, and the padding is computed like the rest.
    /// </summary>
    private static long Conv(MacOperands operands) =>
        checked(operands.Output.Elements * Extents(operands.Inputs[1]!.Dims.Skip(1)));

    /// <summary>Every input element goes to a window of the output channels of its group; padding cut off is counted too.</summary>
    private static long ConvTranspose(MacOperands operands) =>
        checked(operands.Inputs[0]!.Elements * Extents(operands.Inputs[1]!.Dims.Skip(1)));

    /// <summary>Every output element is a sum along the first operand's columns.</summary>
    private static long Product(MacOperands operands)
    {
        ImmutableArray<long> first = operands.Inputs[0]!.Dims;
        return checked(operands.Output.Elements * (operands.TransposesFirst && first.Length > 1 ? first[^2] : first[^1]));
    }

    /// <summary>Shape inference has let only plain equations through.</summary>
    private static long Einsum(MacOperands operands)
    {
        ImmutableArray<OnnxValue> inputs = [.. operands.Inputs.Select(input => input!)];
        return EinsumEquation.Parse(operands.Equation, inputs.Length)!.Macs(inputs);
    }

    private static long Extents(IEnumerable<long> extents) =>
        extents.Aggregate(1L, (product, extent) => checked(product * extent));
}
