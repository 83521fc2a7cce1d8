namespace Profiler.Cli.Reports.Model;

/// <summary>A budget that latency was searched at, and what was found there.</summary>
/// <param name="ExpectedMs">By the lookup table.</param>
/// <param name="Score">Trained from scratch, 0 to 1.</param>
/// <param name="IsEnough">Whether the score is what the search for MACs reached, less the tolerance.</param>
public sealed record SearchedBudgetModel(double BudgetMs, double ExpectedMs, double Score, bool IsEnough);
