using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>Values that begin a chain: constants, shapes and ranges.</summary>
internal static class SourceEvaluators
{
    public static IEnumerable<(string Operator, Evaluator Evaluate)> All =>
    [
        // The rules of these know the values already.
        ("Constant", (_, output) => output.Data),
        ("Shape", (_, output) => output.Data),
        ("Size", (node, _) => new TensorData(ImmutableArray.Create(node.Input(0).Elements))),
        ("ConstantOfShape", ConstantOfShape),
        ("Range", Range),
    ];

    private static TensorData? ConstantOfShape(InferenceNode node, OnnxValue output)
    {
        int count = (int)output.Elements;
        return node.Attributes.Has("value")
            ? node.Attributes.Tensor("value")!.Data?.Pick(Enumerable.Repeat(0, count))
            : new TensorData([.. Enumerable.Repeat(0.0, count)]);
    }

    private static TensorData Range(InferenceNode node, OnnxValue output)
    {
        (TensorData start, TensorData delta) = (node.Known(0), node.Known(2));
        int count = (int)output.Elements;
        return start.IsReal
            ? new TensorData([.. Enumerable.Range(0, count).Select(i => start.RealAt(0) + (i * delta.RealAt(0)))])
            : new TensorData([.. Enumerable.Range(0, count).Select(i => checked(start.IntegerAt(0) + (i * delta.IntegerAt(0))))]);
    }
}
