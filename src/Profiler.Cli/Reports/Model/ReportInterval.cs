namespace Profiler.Cli.Reports.Model;

/// <summary>A latency or a difference of two, in ms, with its 95 % interval.</summary>
public readonly record struct ReportInterval(double Ms, double LowMs, double HighMs);
