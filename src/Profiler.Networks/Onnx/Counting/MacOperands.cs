using System.Collections.Immutable;
using Profiler.Networks.Onnx.Inference;

namespace Profiler.Networks.Onnx.Counting;

/// <summary>What an operator's multiply-accumulates depend on.</summary>
/// <param name="Inputs">In the operator's order; null for an optional input left out.</param>
/// <param name="Output">The first output.</param>
public sealed record MacOperands(ImmutableArray<OnnxValue?> Inputs, OnnxValue Output)
{
    /// <summary>Whether a matrix product reads its first operand transposed.</summary>
    public bool TransposesFirst { get; init; }

    /// <summary>Of an Einsum.</summary>
    public string Equation { get; init; } = string.Empty;
}
