using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the CPU, in row-major order whatever its strides.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _shape;
    private readonly long[] _strides;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
    }

    public long Count => _tensor.numel();

    public bool IsReadOnly => false;

    /// <summary>An element by its indices, or by its place in row-major order where one index is given.</summary>
    public unsafe T this[params long[] indices]
    {
        get => *(Start + Offset(indices));
        set => *(Start + Offset(indices)) = value;
    }

    private unsafe T* Start => (T*)_tensor.Address();

    public T[] ToArray()
    {
        T[] array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        int length = checked((int)(Count - tensorIndex));
        Span<T> target = array.Slice(arrayIndex, length);
        if (_tensor.is_contiguous())
        {
            Row(tensorIndex, length).CopyTo(target);
            return;
        }

        for (int i = 0; i < length; i++)
        {
            target[i] = At(tensorIndex + i);
        }
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ReadOnlySpan<T> source = array[arrayIndex..];
        int length = (int)Math.Min(Count - tensorIndex, source.Length);
        if (_tensor.is_contiguous())
        {
            source[..length].CopyTo(Row(tensorIndex, length));
            return;
        }

        for (int i = 0; i < length; i++)
        {
            *(Start + Offset(tensorIndex + i)) = source[i];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
        {
            yield return At(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Nothing of its own is held: here for the sake of TorchSharp's shape.</summary>
    public void Dispose()
    {
    }

    private unsafe Span<T> Row(long start, int length) => new(Start + start, length);

    private unsafe T At(long place) => *(Start + Offset(place));

    /// <summary>Row-major place to memory offset.</summary>
    private long Offset(long place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Count);
        long offset = 0;
        for (int dim = _shape.Length - 1; dim >= 0; dim--)
        {
            offset += place % _shape[dim] * _strides[dim];
            place /= _shape[dim];
        }

        return offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
        {
            return Offset(indices[0]);
        }

        if (indices.Length != _shape.Length)
        {
            throw new ArgumentException($"{indices.Length} indices for {_shape.Length} dimensions.");
        }

        long offset = 0;
        for (int dim = 0; dim < indices.Length; dim++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[dim]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[dim], _shape[dim]);
            offset += indices[dim] * _strides[dim];
        }

        return offset;
    }
}
