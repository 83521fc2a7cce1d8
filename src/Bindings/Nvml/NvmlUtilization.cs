namespace Profiler.Bindings.Nvml;

/// <summary>Percent of the last sample period, which is between 1/6 s and 1 s. The order is the library's.</summary>
/// <param name="Gpu">In which a kernel ran.</param>
/// <param name="Memory">In which memory was read or written.</param>
public readonly record struct NvmlUtilization(uint Gpu, uint Memory);
