namespace Profiler.CostModels.Surrogates.Features;

/// <summary>What a kernel's time depends on beside the kernel.</summary>
/// <param name="Threads">Threads inside an operator, at least 1.</param>
/// <param name="VectorWidthBits">Width of the processor's widest vectors; 0 where it is not known.</param>
public sealed record KernelSetting(int Threads, int VectorWidthBits);
