namespace Profiler.Coordinator.Limits;

/// <summary>How large a request's body may be.</summary>
public static class RequestSizes
{
    /// <summary>A thousand architectures are 100 kB, the largest table of a built-in space 1 MB.</summary>
    public const long JsonBytes = 4 << 20;

    /// <summary>A model; it is streamed to the disk, not held in memory.</summary>
    public const long ModelBytes = 512 << 20;
}
