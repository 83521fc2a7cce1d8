using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>A tensor inside a graph once the inputs' shapes are fixed.</summary>
/// <param name="Dims">Every extent is known and at least 0; empty for a scalar.</param>
public sealed record OnnxValue(OnnxElementType Type, ImmutableArray<long> Dims)
{
    /// <summary>Whether the values depend on weights and shapes alone, so that a runtime computes them once, at load.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The values where they are few and known, else null.</summary>
    public TensorData? Data { get; init; }

    public int Rank => Dims.Length;

    /// <exception cref="OverflowException">More than 63 bits count.</exception>
    public long Elements => Dims.Aggregate(1L, (product, extent) => checked(product * extent));

    public long Bytes => Type.Bytes(Elements);

    /// <summary>The form 1x3x224x224.</summary>
    public string Shape => Format(Dims);

    public static string Format(ImmutableArray<long> dims) => dims.IsEmpty ? "scalar" : string.Join('x', dims);
}
