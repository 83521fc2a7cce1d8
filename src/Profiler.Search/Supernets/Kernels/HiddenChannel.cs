namespace Profiler.Search.Supernets.Kernels;

/// <summary>A hidden channel at its place.</summary>
/// <param name="Row">Its row in Torch's expansion weight.</param>
internal readonly record struct HiddenChannel(Strip Strip, int Lane, int Row);
