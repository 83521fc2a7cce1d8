namespace Profiler.Agent.Sensors.Gpus;

/// <summary>What is taken of a GPU's memory at a moment.</summary>
/// <param name="OwnMib">By this process; null where the driver does not tell.</param>
/// <param name="WholeMib">By all together, the driver included.</param>
internal readonly record struct GpuMemory(double? OwnMib, double WholeMib);
