namespace Profiler.Bindings.Nvml;

/// <summary>A process that computes on a GPU.</summary>
/// <param name="Id">As the driver numbers it: inside a container another than there.</param>
/// <param name="UsedBytes">What it has of the GPU's memory; null where the driver does not tell.</param>
public readonly record struct NvmlProcess(int Id, ulong? UsedBytes);
