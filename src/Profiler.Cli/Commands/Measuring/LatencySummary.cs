namespace Profiler.Cli.Commands.Measuring;

/// <summary>A measured latency in ms: the median, its 95 % interval, and the 90th percentile of single runs.</summary>
public sealed record LatencySummary(double Median, double Low, double High, double P90);
