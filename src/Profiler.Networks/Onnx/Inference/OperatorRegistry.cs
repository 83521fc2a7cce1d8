using System.Collections.Frozen;
using Profiler.Networks.Onnx.Inference.Rules;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>The operators whose shapes are known, by name; one family of rules a file.</summary>
internal static class OperatorRegistry
{
    private static readonly FrozenDictionary<string, OperatorRule> Rules = new[]
    {
        ElementwiseRules.All,
        ConvolutionRules.All,
        PoolingRules.All,
        MatrixRules.All,
        NormalizationRules.All,
        ReductionRules.All,
        JoiningRules.All,
        SelectionRules.All,
        ReshapeRules.All,
        LayoutRules.All,
        ResizeRules.All,
        ConstantRules.All,
        QuantizationRules.All,
        FusedRules.All,
        BlockedRules.All,
    }.SelectMany(family => family).ToFrozenDictionary(rule => rule.Operator, rule => rule.Rule, StringComparer.Ordinal);

    /// <summary>Null for an operator without a rule.</summary>
    public static OperatorRule? Find(string name) => Rules.GetValueOrDefault(name);
}
