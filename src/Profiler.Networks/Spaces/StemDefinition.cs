namespace Profiler.Networks.Spaces;

/// <summary>The stem: a square convolution with batch norm and ReLU, padded to keep its size at stride 1.</summary>
/// <param name="Relu">False for none behind the batch norm; null is as true.</param>
public sealed record StemDefinition(int Channels, int Stride, int Kernel = 3, bool? Relu = null);
