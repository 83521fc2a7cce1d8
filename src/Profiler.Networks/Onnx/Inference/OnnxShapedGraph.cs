using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>A model laid out for fixed input shapes.</summary>
/// <param name="Inputs">What a caller feeds, by name.</param>
/// <param name="Nodes">In an order in which they can run.</param>
public sealed record OnnxShapedGraph(
    OnnxModel Model, ImmutableSortedDictionary<string, OnnxValue> Inputs, ImmutableArray<OnnxShapedNode> Nodes);
