using System.Runtime.InteropServices;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// A large piece of the system's memory that buffers are cut from, lowest address first: what has never been needed is
/// never touched, and so never resident.
/// </summary>
internal sealed unsafe class MemoryRegion : IDisposable
{
    private const nuint Alignment = 64;

    /// <summary>Free runs in order of address; neighbours are one run.</summary>
    private readonly List<(int Start, int Length)> _free;
    private void* _memory;

    /// <param name="length">In floats.</param>
    public MemoryRegion(int length)
    {
        Length = length;
        _free = [(0, length)];
        _memory = NativeMemory.AlignedAlloc((nuint)length * sizeof(float), Alignment);
        GC.AddMemoryPressure((long)length * sizeof(float));
    }

    ~MemoryRegion() => Release();

    public float* Data => (float*)_memory;

    public int Length { get; }

    public bool IsFree => _free is [{ Start: 0 } all] && all.Length == Length;

    /// <summary>The first free run that is long enough, or null.</summary>
    public FloatBuffer? Take(int length)
    {
        for (int i = 0; i < _free.Count; i++)
        {
            (int start, int free) = _free[i];
            if (free < length)
            {
                continue;
            }

            if (free == length)
            {
                _free.RemoveAt(i);
            }
            else
            {
                _free[i] = (start + length, free - length);
            }

            return new FloatBuffer(this, start, length);
        }

        return null;
    }

    public void Return(FloatBuffer buffer)
    {
        int next = _free.FindIndex(run => run.Start > buffer.Start);
        next = next < 0 ? _free.Count : next;
        (int start, int end) = (buffer.Start, buffer.Start + buffer.Length);
        if (next < _free.Count && _free[next].Start == end)
        {
            end += _free[next].Length;
            _free.RemoveAt(next);
        }

        if (next > 0 && _free[next - 1].Start + _free[next - 1].Length == start)
        {
            start = _free[next - 1].Start;
            _free[next - 1] = (start, end - start);
        }
        else
        {
            _free.Insert(next, (start, end - start));
        }
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_memory is null)
        {
            return;
        }

        NativeMemory.AlignedFree(_memory);
        _memory = null;
        GC.RemoveMemoryPressure((long)Length * sizeof(float));
    }
}
