namespace Profiler.Search.Supernets.Kernels;

/// <summary>One or two vectors of a branch's hidden channels, which go through expansion and depthwise convolution together.</summary>
/// <param name="First">The first channel, counted over all branches of the slot.</param>
/// <param name="Width">16 or 32.</param>
internal readonly record struct Strip(int Branch, int First, int Width);
