using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Operators that work element by element.</summary>
internal static class ElementwiseRules
{
    private static readonly string[] Unary =
    [
        "Relu", "LeakyRelu", "Elu", "Selu", "Celu", "ThresholdedRelu", "Clip", "Shrink",
        "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Gelu", "Erf", "Mish", "Softplus", "Softsign",
        "Exp", "Log", "Sqrt", "Reciprocal", "Neg", "Abs", "Sign", "Floor", "Ceil", "Round",
        "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Asinh", "Acosh", "Atanh",
        "BitwiseNot", "Trilu", "CumSum",
    ];

    private static readonly string[] Predicates = ["Not", "IsNaN", "IsInf"];

    private static readonly string[] Binary =
        ["Add", "Sub", "Mul", "Div", "Mod", "Pow", "BitShift", "BitwiseAnd", "BitwiseOr", "BitwiseXor", "PRelu"];

    private static readonly string[] Comparisons =
        ["Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "And", "Or", "Xor"];

    private static readonly string[] Variadic = ["Min", "Max", "Sum", "Mean"];

    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        .. Unary.Select(name => (name, (OperatorRule)SameAsInput)),
        .. Predicates.Select(name => (name, (OperatorRule)(node => [node.Input(0) with { Type = OnnxElementType.Bool }]))),
        .. Binary.Concat(Variadic).Select(name => (name, (OperatorRule)(node => Broadcast(node, node.Input(0).Type)))),
        .. Comparisons.Select(name => (name, (OperatorRule)(node => Broadcast(node, OnnxElementType.Bool)))),
        ("Where", node => Broadcast(node, node.Input(1).Type)),
    ];

    public static OnnxValue[] SameAsInput(InferenceNode node) => [node.Input(0)];

    private static OnnxValue[] Broadcast(InferenceNode node, OnnxElementType type)
    {
        ImmutableArray<long> dims = node.Input(0).Dims;
        for (int i = 1; i < node.InputCount; i++)
        {
            dims = Broadcasting.Shape(node, dims, node.Input(i).Dims);
        }

        return [new OnnxValue(type, dims)];
    }
}
