using Profiler.Search.Results;

namespace Profiler.Search.Strategies;

/// <summary>How far a search is.</summary>
/// <param name="Activity">What is done now, with its newest numbers.</param>
/// <param name="Fraction">Of everything that is to be done, 0 to 1.</param>
/// <param name="Remaining">At the speed so far; null where nothing can be said yet.</param>
/// <param name="History">What was recorded so far; for the thread that is told.</param>
public sealed record StrategyProgress(string Activity, double Fraction, TimeSpan? Remaining, Func<SearchHistory> History);
