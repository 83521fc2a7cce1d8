using System.Collections.Immutable;
using Profiler.Networks.Counting;
using Profiler.Networks.Onnx.Inference;

namespace Profiler.Networks.Onnx.Counting;

/// <summary>What one node of a file costs on paper.</summary>
/// <param name="Outputs">The tensors that it writes.</param>
/// <param name="Counts">Parameters that several nodes read stand at the first of them, so that the nodes add up to the total.</param>
public sealed record OnnxNodeCounts(string Name, string Operator, ImmutableArray<OnnxValue> Outputs, NetworkCounts Counts);
