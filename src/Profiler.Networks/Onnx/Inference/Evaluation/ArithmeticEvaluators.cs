using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>Arithmetic of two tensors with broadcasting; overflows and divisions by zero are reported by the walk.</summary>
internal static class ArithmeticEvaluators
{
    public static IEnumerable<(string Operator, Evaluator Evaluate)> All =>
    [
        ("Add", Numeric((a, b) => checked(a + b), (a, b) => a + b)),
        ("Sub", Numeric((a, b) => checked(a - b), (a, b) => a - b)),
        ("Mul", Numeric((a, b) => checked(a * b), (a, b) => a * b)),
        ("Div", Numeric((a, b) => a / b, (a, b) => a / b)),
        ("Mod", Modulo),
        ("Pow", Numeric((a, b) => checked((long)Math.Pow(a, b)), Math.Pow)),
        ("Min", Numeric(Math.Min, Math.Min)),
        ("Max", Numeric(Math.Max, Math.Max)),
        ("Equal", Comparison((a, b) => a == b, (a, b) => a == b)),
        ("Greater", Comparison((a, b) => a > b, (a, b) => a > b)),
        ("GreaterOrEqual", Comparison((a, b) => a >= b, (a, b) => a >= b)),
        ("Less", Comparison((a, b) => a < b, (a, b) => a < b)),
        ("LessOrEqual", Comparison((a, b) => a <= b, (a, b) => a <= b)),
        ("And", Comparison((a, b) => (a & b) != 0, (_, _) => false)),
        ("Or", Comparison((a, b) => (a | b) != 0, (_, _) => false)),
        ("Xor", Comparison((a, b) => (a ^ b) != 0, (_, _) => false)),
    ];

    /// <summary>The sign follows the divisor, or with fmod the dividend.</summary>
    private static TensorData Modulo(InferenceNode node, OnnxValue output) =>
        node.Attributes.IntegerOr("fmod", 0) != 0
            ? Numeric((a, b) => a % b, (a, b) => a % b)(node, output)!
            : Numeric((a, b) => ((a % b) + b) % b, (a, b) => a - (b * Math.Floor(a / b)))(node, output)!;

    /// <summary>Folds all inputs from left to right; Min and Max take any number.</summary>
    private static Evaluator Numeric(Func<long, long, long> integers, Func<double, double, double> reals) => (node, output) =>
    {
        int[][] places = Places(node, output);
        return node.Known(0).IsReal
            ? new TensorData([.. Fold(node, places, (data, at) => data.RealAt(at), reals).Select(r => Precision.Round(r, output.Type))])
            : new TensorData([.. Fold(node, places, (data, at) => data.IntegerAt(at), integers)]);
    };

    private static Evaluator Comparison(Func<long, long, bool> integers, Func<double, double, bool> reals) => (node, output) =>
    {
        (TensorData left, TensorData right) = (node.Known(0), node.Known(1));
        int[][] places = Places(node, output);
        IEnumerable<bool> results = places[0].Zip(places[1], (a, b) => left.IsReal
            ? reals(left.RealAt(a), right.RealAt(b))
            : integers(left.IntegerAt(a), right.IntegerAt(b)));
        return new TensorData([.. results.Select(r => r ? 1L : 0L)]);
    };

    private static int[][] Places(InferenceNode node, OnnxValue output)
    {
        long[][] all = [.. Coordinates.All(output.Dims)];
        return [.. Enumerable.Range(0, node.InputCount).Select(
            i => all.Select(at => Coordinates.BroadcastPlace(at, node.Input(i).Dims)).ToArray())];
    }

    private static IEnumerable<T> Fold<T>(InferenceNode node, int[][] places, Func<TensorData, int, T> read, Func<T, T, T> join)
    {
        IEnumerable<T> result = places[0].Select(at => read(node.Known(0), at));
        for (int i = 1; i < places.Length; i++)
        {
            int input = i;
            result = result.Zip(places[input], (so, at) => join(so, read(node.Known(input), at)));
        }

        return [.. result];
    }
}
