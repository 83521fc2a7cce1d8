namespace Profiler.Bindings.Nvml;

/// <summary>What may hold a GPU's clocks down; the numbers are the library's.</summary>
public enum NvmlLimit
{
    Power = 0,
    Thermal = 1,
}
