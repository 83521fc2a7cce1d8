using System.Collections.Immutable;

namespace Profiler.Cli.Reports.Model;

/// <summary>Networks side by side at one input shape.</summary>
public sealed record ReportComparison(
    string Input, ImmutableArray<ReportNetwork> Networks, ImmutableArray<ReportDifference> Differences);
