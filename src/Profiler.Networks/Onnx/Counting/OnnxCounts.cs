using System.Collections.Immutable;
using Profiler.Networks.Counting;
using Profiler.Networks.Onnx.Inference;

namespace Profiler.Networks.Onnx.Counting;

/// <summary>What a file costs on paper, in all and node by node.</summary>
/// <param name="Inputs">The shapes it was counted for, by the input's name.</param>
/// <param name="Nodes">In an order in which they can run.</param>
public sealed record OnnxCounts(
    NetworkCounts Total, ImmutableSortedDictionary<string, OnnxValue> Inputs, ImmutableArray<OnnxNodeCounts> Nodes);
