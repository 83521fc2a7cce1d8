using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>The values of a small tensor in row-major order: integers (booleans as 0 and 1) or reals.</summary>
public sealed class TensorData
{
    /// <summary>
    /// Tensors above this many elements are not kept: shapes, axes, paddings and scales have a few dozen,
    /// weights and index tables have more and no shape depends on them.
    /// </summary>
    public const int MaxElements = 1024;

    private readonly ImmutableArray<long> _integers;
    private readonly ImmutableArray<double> _reals;

    public TensorData(ImmutableArray<long> integers) => _integers = integers;

    public TensorData(ImmutableArray<double> reals) => _reals = reals;

    public bool IsReal => !_reals.IsDefault;

    public int Count => IsReal ? _reals.Length : _integers.Length;

    /// <summary>The element as an integer; reals are truncated as ONNX's Cast does, and saturate.</summary>
    public long IntegerAt(int index) => IsReal ? (long)_reals[index] : _integers[index];

    public double RealAt(int index) => IsReal ? _reals[index] : _integers[index];

    public ImmutableArray<long> ToIntegers() => IsReal ? [.. _reals.Select(r => (long)r)] : _integers;

    public ImmutableArray<double> ToReals() => IsReal ? _reals : [.. _integers.Select(i => (double)i)];

    /// <summary>The tensor made of the elements at the given places.</summary>
    public TensorData Pick(IEnumerable<int> places) => IsReal
        ? new TensorData([.. places.Select(p => _reals[p])])
        : new TensorData([.. places.Select(p => _integers[p])]);
}
