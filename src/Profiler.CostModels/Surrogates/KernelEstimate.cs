using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Surrogates;

/// <summary>What one kernel of a network costs.</summary>
/// <param name="LatencyMs">Its share of the network's latency.</param>
/// <param name="Macs">Multiply-accumulates.</param>
/// <param name="Bytes">Bytes read and written, weights included.</param>
/// <param name="IsCovered">Whether it lies inside the region that the training samples span.</param>
public sealed record KernelEstimate(RuntimeKernel Kernel, double LatencyMs, long Macs, long Bytes, bool IsCovered);
