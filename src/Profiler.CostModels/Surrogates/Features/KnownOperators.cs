using System.Collections.Frozen;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>
/// Operators by number. Neighbours in the list work alike, so that a tree can part the kinds with few comparisons and
/// tell the operators of one kind apart below.
/// </summary>
internal static class KnownOperators
{
    /// <summary>The number of every operator that is not in the list.</summary>
    public const int Unknown = 0;

    private const string Fused = "com.microsoft.";
    private const string Blocked = "com.microsoft.nchwc.";

    private static readonly string[] Products =
    [
        "Conv", Fused + "FusedConv", Blocked + "Conv", "ConvTranspose",
        "Gemm", Fused + "FusedGemm", "MatMul", Fused + "FusedMatMul", "Einsum", Fused + "Attention",
    ];

    private static readonly string[] Reductions =
    [
        "GlobalAveragePool", Blocked + "GlobalAveragePool", "GlobalMaxPool", Blocked + "GlobalMaxPool",
        "AveragePool", Blocked + "AveragePool", "MaxPool", Blocked + "MaxPool",
        "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceL2", "ArgMax",
    ];

    private static readonly string[] Movements =
    [
        Blocked + "ReorderInput", Blocked + "ReorderOutput", "Transpose", "DepthToSpace", "SpaceToDepth",
        "Concat", "Split", "Slice", "Pad", "Gather", "Expand", "Tile",
        "Resize", "Upsample", Blocked + "Upsample",
    ];

    private static readonly string[] Elementwise =
    [
        "Add", "Sub", "Mul", "Div", "Sum", "Min", "Max", "Where", "Pow",
        "Relu", "LeakyRelu", "PRelu", "Clip", "HardSigmoid", "HardSwish", "Abs", "Neg", "Sqrt", "Reciprocal",
        "Elu", "Sigmoid", "Tanh", "Softplus", "Mish", "Exp", "Log", "Erf",
        "Gelu", Fused + "Gelu", Fused + "FastGelu", Fused + "BiasGelu", Fused + "QuickGelu",
    ];

    private static readonly string[] Normalizations =
    [
        "Softmax", "LogSoftmax", "LayerNormalization", "SimplifiedLayerNormalization",
        Fused + "SkipLayerNormalization", Fused + "SkipSimplifiedLayerNormalization",
        "BatchNormalization", "InstanceNormalization", "GroupNormalization", "LRN", "LpNormalization",
    ];

    private static readonly string[] Views =
        ["Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity", "Cast", "Shape", "Constant", "ConstantOfShape"];

    private static readonly FrozenDictionary<string, int> Numbers =
        new[] { Products, Reductions, Movements, Elementwise, Normalizations, Views }
            .SelectMany(kind => kind)
            .Select((name, place) => (name, Number: place + 1))
            .ToFrozenDictionary(known => known.name, known => known.Number, StringComparer.Ordinal);

    /// <param name="name">With the domain before it where that is not ONNX's own.</param>
    public static int NumberOf(string name) => Numbers.GetValueOrDefault(name, Unknown);
}
