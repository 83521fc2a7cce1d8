using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Constants, shapes as tensors, and operators that change no value.</summary>
internal static class ConstantRules
{
    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("Constant", node => [Constant(node)]),
        ("ConstantOfShape", ConstantOfShape),
        ("Shape", node => [Integers([.. ShapePart(node)]) with { IsConstant = true }]),
        ("Size", node => [new OnnxValue(OnnxElementType.Int64, []) { IsConstant = true }]),
        ("Range", Range),
        ("Cast", node => [node.Input(0) with { Type = (OnnxElementType)node.Attributes.IntegerOr("to", 0) }]),
        ("CastLike", node => [node.Input(0) with { Type = node.Input(1).Type }]),
        ("Identity", ElementwiseRules.SameAsInput),
        ("Dropout", node => [node.Input(0), node.Input(0) with { Type = OnnxElementType.Bool }]),
    ];

    /// <summary>The extents that Shape gives; from operator set 15 on, a range of them.</summary>
    public static IEnumerable<long> ShapePart(InferenceNode node)
    {
        ImmutableArray<long> dims = node.Input(0).Dims;
        int start = Bound(node.Attributes.IntegerOr("start", 0), dims.Length);
        int end = Bound(node.Attributes.IntegerOr("end", dims.Length), dims.Length);
        return dims.Take(end).Skip(start);
    }

    /// <summary>How many values a Range gives: max(ceil((limit - start) / delta), 0).</summary>
    private static OnnxValue[] Range(InferenceNode node)
    {
        (TensorData start, TensorData limit, TensorData delta) = (node.Known(0), node.Known(1), node.Known(2));
        if (start.Count != 1 || limit.Count != 1 || delta.Count != 1 || delta.RealAt(0) == 0)
        {
            throw node.Cannot("its start, limit and delta must be one number each, and its delta not 0");
        }

        double count = Math.Ceiling((limit.RealAt(0) - start.RealAt(0)) / delta.RealAt(0));
        return [new OnnxValue(node.Input(0).Type, [checked((long)Math.Max(count, 0))])];
    }

    private static OnnxValue[] ConstantOfShape(InferenceNode node)
    {
        OnnxElementType type = node.Attributes.Tensor("value")?.Type ?? OnnxElementType.Float32;
        return [new OnnxValue(type, node.Known(0).ToIntegers())];
    }

    private static OnnxValue Constant(InferenceNode node)
    {
        OnnxAttributes attributes = node.Attributes;
        if (attributes.Tensor("value") is { } tensor)
        {
            return new OnnxValue(tensor.Type, tensor.Dims) { Data = tensor.Data };
        }

        return attributes switch
        {
            _ when attributes.Has("value_int") => Integers([attributes.IntegerOr("value_int", 0)]) with { Dims = [] },
            _ when attributes.Has("value_ints") => Integers(attributes.Integers("value_ints")),
            _ when attributes.Has("value_float") => Reals([attributes.RealOr("value_float", 0)]) with { Dims = [] },
            _ when attributes.Has("value_floats") => Reals(attributes.Reals("value_floats")),
            _ => throw InferenceNode.Unsupported("its value is neither a dense tensor nor a number"),
        };
    }

    private static OnnxValue Integers(ImmutableArray<long> values) =>
        new(OnnxElementType.Int64, [values.Length]) { Data = Small(values.Length) ? new TensorData(values) : null };

    private static OnnxValue Reals(ImmutableArray<double> values) =>
        new(OnnxElementType.Float32, [values.Length]) { Data = Small(values.Length) ? new TensorData(values) : null };

    private static bool Small(int count) => count <= TensorData.MaxElements;

    private static int Bound(long bound, int rank) => (int)Math.Clamp(bound < 0 ? bound + rank : bound, 0, rank);
}
