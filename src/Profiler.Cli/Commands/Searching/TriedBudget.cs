namespace Profiler.Cli.Commands.Searching;

/// <summary>A search for latency that was tried for the accuracy of the search for MACs.</summary>
/// <param name="Folder">Where its page, its checkpoint and its network are.</param>
/// <param name="ExpectedMs">Of the network that it found, by the lookup table.</param>
/// <param name="Score">Of that network trained from scratch, 0 to 1.</param>
public sealed record TriedBudget(double BudgetMs, string Folder, double ExpectedMs, double Score, bool IsEnough);
