using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>The pair of operators that marks quantised tensors.</summary>
internal static class QuantizationRules
{
    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("QuantizeLinear", node => [node.Input(0) with { Type = QuantizedType(node) }]),
        ("DequantizeLinear", node => [node.Input(0) with { Type = node.Input(1).Type }]),
    ];

    /// <summary>That of the zero point; else what operator set 21 lets the node say; else UINT8.</summary>
    private static OnnxElementType QuantizedType(InferenceNode node) => node.Optional(2)?.Type
        ?? (OnnxElementType)node.Attributes.IntegerOr("output_dtype", (long)OnnxElementType.UInt8);
}
