namespace Profiler.Search.Supernets.Kernels;

/// <summary>A run of floats in a region, aligned to a cache line.</summary>
internal sealed unsafe class FloatBuffer(MemoryRegion region, int start, int length)
{
    public MemoryRegion Region => region;

    /// <summary>Where it begins in its region, in floats.</summary>
    public int Start => start;

    public int Length => length;

    /// <summary>Valid until the buffer is returned.</summary>
    public float* Data { get; } = region.Data + start;

    public Span<float> Span => new(Data, length);
}
