namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// Memory for the kernels, kept from one step to the next: the system would zero fresh memory each time, which costs more
/// than the arithmetic, and its allocator's holes grow with every step of other sizes, as those of sampled paths are.
/// </summary>
internal sealed class BufferPool : IDisposable
{
    /// <summary>16 MiB.</summary>
    private const int RegionLength = 1 << 22;

    /// <summary>A page.</summary>
    private const int Grain = 1024;

    private readonly Lock _gate = new();
    private readonly List<MemoryRegion> _regions = [];
    private bool _isDisposed;

    /// <summary>A buffer of at least that length whose values are whatever was left in it.</summary>
    /// <exception cref="OverflowException">It would have 2^31 floats or more.</exception>
    public FloatBuffer Rent(long length)
    {
        int size = checked((int)((Math.Max(length, 1) + Grain - 1) / Grain * Grain));
        lock (_gate)
        {
            foreach (MemoryRegion region in _regions)
            {
                if (region.Take(size) is { } buffer)
                {
                    return buffer;
                }
            }

            var added = new MemoryRegion(Math.Max(RegionLength, size));
            _regions.Add(added);
            return added.Take(size)!;
        }
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
            buffer.Region.Return(buffer);
            if (_isDisposed && buffer.Region.IsFree)
            {
                buffer.Region.Dispose();
            }
        }
    }

    /// <summary>Regions whose buffers are still rented, by a graph that outlives its network, go when these are returned.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (MemoryRegion region in _regions.Where(region => region.IsFree))
            {
                region.Dispose();
            }

            _regions.Clear();
        }
    }
}
