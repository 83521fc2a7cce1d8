namespace Profiler.Search.Supernets.Kernels;

/// <summary>A run of floats that somebody else owns and keeps alive, such as a tensor's values.</summary>
internal readonly unsafe struct Floats(float* data, int length)
{
    public int Length => length;

    public Span<float> Span => new(data, length);

    public ref float this[int index] => ref data[index];
}
