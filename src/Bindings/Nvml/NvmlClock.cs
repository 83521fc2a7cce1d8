namespace Profiler.Bindings.Nvml;

/// <summary>A GPU's clocks; the numbers are the library's.</summary>
public enum NvmlClock
{
    Graphics = 0,

    /// <summary>Of the streaming multiprocessors.</summary>
    Sm = 1,

    Memory = 2,
}
