using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>A constant tensor of a file, without its weights.</summary>
/// <param name="Bytes">Size of the stored values, packed.</param>
/// <param name="Data">The values where they are few numbers (<see cref="TensorData.MaxElements"/>), else null.</param>
public sealed record OnnxTensor(
    string Name, OnnxElementType Type, ImmutableArray<long> Dims, long Elements, long Bytes, TensorData? Data);
