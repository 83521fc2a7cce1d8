namespace Profiler.CostModels.Surrogates.Features;

/// <summary>What a kernel's time depends on beside the kernel.</summary>
/// <param name="Threads">Threads inside an operator, at least 1.</param>
/// <param name="VectorWidthBits">The processor's widest vectors: 128, 256, 512.</param>
public readonly record struct KernelSetting(int Threads, int VectorWidthBits);
