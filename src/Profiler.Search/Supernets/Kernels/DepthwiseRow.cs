namespace Profiler.Search.Supernets.Kernels;

/// <summary>The extents of a row: outputs, channels of the strip, stride.</summary>
internal readonly record struct DepthwiseRow(int Outputs, int Width, int Stride);
