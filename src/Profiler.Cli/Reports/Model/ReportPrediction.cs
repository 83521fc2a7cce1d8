namespace Profiler.Cli.Reports.Model;

/// <summary>An unseen network: what was predicted before and measured after.</summary>
public sealed record ReportPrediction(string Name, ReportInterval Predicted, ReportInterval Measured);
