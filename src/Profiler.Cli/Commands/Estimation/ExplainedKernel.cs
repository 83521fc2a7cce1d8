namespace Profiler.Cli.Commands.Estimation;

/// <summary>A kernel's share of a network's latency.</summary>
/// <param name="Output">The shape that it writes, such as 1x64x56x56.</param>
/// <param name="Bytes">Read and written, weights included.</param>
/// <param name="IsCovered">Whether it lies inside of what the surrogate was trained on.</param>
public sealed record ExplainedKernel(
    string Node, string Operator, string Output, double LatencyMs, long Macs, long Bytes, bool IsCovered);
