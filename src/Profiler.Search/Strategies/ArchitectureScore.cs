namespace Profiler.Search.Strategies;

/// <summary>How well an architecture does on images that trained none of its weights.</summary>
/// <param name="Score">Mean IoU or top-1 accuracy, 0 to 1.</param>
/// <param name="Loss">Cross-entropy on the same images.</param>
public readonly record struct ArchitectureScore(double Score, double Loss);
