namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// Keeps the buffers of one step for the next: fresh memory of this size is given back to the system and zeroed again
/// by it each time, which costs more than the arithmetic. What is kept is never more than what was in use at once.
/// </summary>
internal sealed class BufferPool
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, Stack<FloatBuffer>> _free = [];
    private long _inUse;
    private long _mostInUse;
    private long _kept;

    /// <summary>A buffer of at least that length whose values are whatever was left in it.</summary>
    public FloatBuffer Rent(long length)
    {
        int size = RoundUp(length);
        lock (_gate)
        {
            _inUse += size;
            _mostInUse = Math.Max(_mostInUse, _inUse);
            if (_free.TryGetValue(size, out Stack<FloatBuffer>? stack) && stack.TryPop(out FloatBuffer? buffer))
            {
                _kept -= size;
                return buffer;
            }
        }

        return new FloatBuffer(size);
    }

    public FloatBuffer RentZeros(long length)
    {
        FloatBuffer buffer = Rent(length);
        buffer.Span[..(int)length].Clear();
        return buffer;
    }

    public void Return(FloatBuffer buffer)
    {
        lock (_gate)
        {
            _inUse -= buffer.Length;
            if (_kept + _inUse + buffer.Length > _mostInUse)
            {
                DropLargestOtherThan(buffer.Length);
            }

            if (!_free.TryGetValue(buffer.Length, out Stack<FloatBuffer>? stack))
            {
                _free[buffer.Length] = stack = new Stack<FloatBuffer>();
            }

            stack.Push(buffer);
            _kept += buffer.Length;
        }
    }

    /// <summary>Makes room for a buffer that has just been useful at the cost of one that has waited for another size.</summary>
    private void DropLargestOtherThan(int size)
    {
        foreach ((int other, Stack<FloatBuffer> stack) in _free.Reverse())
        {
            if (other != size && stack.TryPop(out _))
            {
                _kept -= other;
                return;
            }
        }
    }

    /// <summary>Four sizes to each power of two, so that a step's buffers fit the next step's slightly other needs.</summary>
    private static int RoundUp(long length)
    {
        const int Least = 256;
        if (length <= Least)
        {
            return Least;
        }

        long grain = 1L << Math.Max(0, System.Numerics.BitOperations.Log2((ulong)(length - 1)) - 2);
        return checked((int)((length + grain - 1) / grain * grain));
    }
}
