namespace Profiler.Cli.Reports.Model;

/// <summary>How well one model predicted networks that it had not seen; fractions, not percent.</summary>
/// <param name="Model">Such as "lookup table" or "MACs alone".</param>
/// <param name="Mape">Mean of |predicted/measured - 1|.</param>
/// <param name="Within5">Share of networks with an error of at most 5 %.</param>
/// <param name="Within10">Share of networks with an error of at most 10 %.</param>
/// <param name="Spearman">Rank correlation of predicted and measured.</param>
public sealed record ReportScore(string Model, double Mape, double Within5, double Within10, double Spearman);
