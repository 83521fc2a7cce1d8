using System.Collections.Immutable;

namespace Profiler.Measurement.RuntimeGraphs;

/// <summary>A tensor that a kernel reads or writes.</summary>
/// <param name="Type">The element type as ONNX spells it: float, float16, int64….</param>
/// <param name="Dims">Its extents; empty for a scalar.</param>
/// <param name="IsConstant">Whether its values lie in the model: weights, biases, shapes.</param>
public sealed record KernelTensor(string Type, ImmutableArray<long> Dims, bool IsConstant);
