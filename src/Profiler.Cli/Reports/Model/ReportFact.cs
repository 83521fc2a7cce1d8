namespace Profiler.Cli.Reports.Model;

/// <summary>A named fact, such as "Threads" and "1".</summary>
public sealed record ReportFact(string Name, string Value);
