using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>Arithmetic of one tensor, and conversions.</summary>
internal static class UnaryEvaluators
{
    public static IEnumerable<(string Operator, Evaluator Evaluate)> All =>
    [
        ("Neg", Numeric(a => checked(-a), a => -a)),
        ("Abs", Numeric(Math.Abs, Math.Abs)),
        ("Floor", Numeric(a => a, Math.Floor)),
        ("Ceil", Numeric(a => a, Math.Ceiling)),
        ("Round", Numeric(a => a, a => Math.Round(a, MidpointRounding.ToEven))),
        ("Sqrt", Numeric(a => (long)Math.Sqrt(a), Math.Sqrt)),
        ("Reciprocal", Numeric(a => 1 / a, a => 1 / a)),
        ("Not", Numeric(a => a == 0 ? 1 : 0, a => a)),
        ("Cast", (node, output) => Convert(node.Known(0), output.Type)),
        ("CastLike", (node, output) => Convert(node.Known(0), output.Type)),
    ];

    private static Evaluator Numeric(Func<long, long> integers, Func<double, double> reals) => (node, output) =>
    {
        TensorData input = node.Known(0);
        return input.IsReal
            ? new TensorData([.. input.ToReals().Select(r => Precision.Round(reals(r), output.Type))])
            : new TensorData([.. input.ToIntegers().Select(integers)]);
    };

    private static TensorData? Convert(TensorData input, OnnxElementType type) => type switch
    {
        OnnxElementType.Float32 or OnnxElementType.Float16 or OnnxElementType.Float64 =>
            new TensorData([.. input.ToReals().Select(r => Precision.Round(r, type))]),
        OnnxElementType.Int64 or OnnxElementType.Int32 => new TensorData(input.ToIntegers()),
        OnnxElementType.Bool => new TensorData([.. input.ToReals().Select(r => r != 0 ? 1L : 0L)]),
        _ => null,
    };
}
