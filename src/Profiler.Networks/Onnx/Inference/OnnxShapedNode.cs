using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>A node with the tensors it reads and writes.</summary>
/// <param name="Inputs">In the node's order; null for an optional input left out.</param>
/// <param name="Outputs">In the node's order, including outputs that the node leaves unnamed.</param>
public sealed record OnnxShapedNode(OnnxNode Node, ImmutableArray<OnnxValue?> Inputs, ImmutableArray<OnnxValue> Outputs);
