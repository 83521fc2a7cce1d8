using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>Marks what a runtime would compute at load, and computes it where it is small enough to be a shape.</summary>
internal static class ConstantFolding
{
    /// <summary>With fixed input shapes, these depend on no values at all.</summary>
    private static readonly ImmutableArray<string> ShapeReaders = ["Shape", "Size"];

    /// <param name="outputs">As the rule gave them; rules derive outputs from inputs, whose values must not leak through.</param>
    public static ImmutableArray<OnnxValue> Fold(OnnxNode node, InferenceNode view, ImmutableArray<OnnxValue> outputs)
    {
        bool isConstant = ShapeReaders.Contains(node.Operator)
            || Enumerable.Range(0, view.InputCount).All(i => view.Optional(i) is null or { IsConstant: true });
        return [.. outputs.Select((output, i) => output with
        {
            IsConstant = isConstant,
            Data = isConstant && i == 0 && output.Elements <= TensorData.MaxElements ? Data(node, view, output) : null,
        })];
    }

    private static TensorData? Data(OnnxNode node, InferenceNode view, OnnxValue output)
    {
        if (EvaluatorRegistry.Find(node.Operator) is not { } evaluate)
        {
            return null;
        }

        bool needsValues = !ShapeReaders.Contains(node.Operator);
        bool areKnown = Enumerable.Range(0, view.InputCount).All(i => view.Optional(i) is null or { Data: not null });
        return needsValues && !areKnown ? null : evaluate(view, output);
    }
}
