using Profiler.Search.Distributed;
using static TorchSharp.torch;

namespace Profiler.Search.Supernets;

/// <summary>How a supernet is built.</summary>
/// <param name="HasHead">Whether the space's head is there; without it, the last slot's features are the output.</param>
/// <param name="UsesKernels">
/// Whether inverted residuals run in the vector kernels of this room, several times as fast as operator by operator;
/// only on the processor.
/// </param>
/// <param name="Device">Where weights are; the processor where left out.</param>
/// <param name="Sums">
/// With several workers, their sums: where gradients are recorded in training, norms then use the statistics of all workers' images,
/// operator by operator, since the kernels know their own images alone.
/// </param>
public sealed record SupernetOptions(bool HasHead = true, bool UsesKernels = true, Device? Device = null, CrossWorkerSums? Sums = null);
