namespace Profiler.Cli.Commands.Estimation;

/// <summary>All kernels of one operator.</summary>
/// <param name="Share">Of the network's latency, 0 to 1.</param>
public sealed record ExplainedOperator(string Operator, int Kernels, double LatencyMs, double Share, long Macs, long Bytes);
