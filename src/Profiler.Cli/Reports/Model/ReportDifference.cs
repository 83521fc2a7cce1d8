namespace Profiler.Cli.Reports.Model;

/// <summary>The difference of two networks measured side by side: <paramref name="Name"/> minus <paramref name="Other"/>.</summary>
/// <param name="Ratio">The first one's latency over the other's.</param>
public sealed record ReportDifference(string Name, string Other, ReportInterval Difference, double Ratio);
