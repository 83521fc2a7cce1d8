namespace Profiler.Search.Supernets.Kernels;

/// <summary>What a step's slots share.</summary>
/// <param name="UsesBatch">Whether norms use the batch's statistics (training) or the running ones.</param>
/// <param name="Momentum">How far running statistics move towards the batch's; 0 leaves them.</param>
internal sealed record SlotSetting(BufferPool Pool, Workers Workers, bool UsesBatch, double Momentum);
