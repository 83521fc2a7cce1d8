namespace Profiler.Search.Data;

/// <summary>One image and its truth.</summary>
/// <param name="Image">Normalised values in the order channels, height, width.</param>
/// <param name="Labels">One class (classification), or height x width classes with 255 where none counts (segmentation).</param>
public sealed record Sample(float[] Image, long[] Labels);
