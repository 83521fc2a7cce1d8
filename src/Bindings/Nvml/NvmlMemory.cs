namespace Profiler.Bindings.Nvml;

/// <summary>A GPU's memory, in bytes. The order is the library's.</summary>
public readonly record struct NvmlMemory(ulong Total, ulong Free, ulong Used);
