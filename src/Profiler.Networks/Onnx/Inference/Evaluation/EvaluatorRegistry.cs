using System.Collections.Frozen;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>The operators that exporters work shapes out with, by name; one family of evaluators a file.</summary>
internal static class EvaluatorRegistry
{
    private static readonly FrozenDictionary<string, Evaluator> Evaluators = new[]
    {
        SourceEvaluators.All,
        MovementEvaluators.All,
        ArithmeticEvaluators.All,
        UnaryEvaluators.All,
        ReductionEvaluators.All,
    }.SelectMany(family => family).ToFrozenDictionary(e => e.Operator, e => e.Evaluate, StringComparer.Ordinal);

    /// <summary>Null for an operator whose values no shape was seen to depend on.</summary>
    public static Evaluator? Find(string name) => Evaluators.GetValueOrDefault(name);
}
