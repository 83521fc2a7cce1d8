using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>Floats that the garbage collector neither moves nor clears, so that kernels may hold pointers into them.</summary>
internal sealed unsafe class FloatBuffer
{
    private readonly float[] _values;

    public FloatBuffer(int length)
    {
        _values = GC.AllocateUninitializedArray<float>(length, pinned: true);
        Data = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values));
    }

    /// <summary>Valid as long as the buffer itself is reachable.</summary>
    public float* Data { get; }

    public int Length => _values.Length;

    public Span<float> Span => _values;
}
