using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>One operator of a graph.</summary>
/// <param name="Name">The file's name for it; "Conv_12" (operator, place in the file) where it has none.</param>
/// <param name="Operator">The operator's type, with its domain before it where that is not ONNX's own: "com.microsoft.FusedConv".</param>
/// <param name="Inputs">Tensors read, in the operator's order; an empty name is an optional input left out.</param>
/// <param name="Captures">Tensors of this graph that the node's subgraphs read.</param>
public sealed record OnnxNode(
    string Name,
    string Operator,
    ImmutableArray<string> Inputs,
    ImmutableArray<string> Outputs,
    OnnxAttributes Attributes,
    ImmutableArray<string> Captures)
{
    /// <summary>For messages.</summary>
    public override string ToString() => $"node '{Name}' ({Operator})";
}
