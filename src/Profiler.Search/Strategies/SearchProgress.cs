using Profiler.Search.Results;

namespace Profiler.Search.Strategies;

/// <summary>How far a search is.</summary>
/// <param name="Phase">"warm-up", "search", "weights", "candidates", "scratch", "validation".</param>
/// <param name="Step">Steps done, of the search and of training from scratch.</param>
/// <param name="Steps">Of both together.</param>
/// <param name="Latest">The newest numbers; null before the first step.</param>
/// <param name="History">What was recorded so far; read on the thread that reports only.</param>
public sealed record SearchProgress(string Phase, long Step, long Steps, HistoryPoint? Latest, HistoryRecorder History);
