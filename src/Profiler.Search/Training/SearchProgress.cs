namespace Profiler.Search.Training;

/// <summary>How far a search has come.</summary>
/// <param name="Steps">Steps in all.</param>
/// <param name="SecondsPerStep">Moving average over this run.</param>
/// <param name="Remaining">At that speed.</param>
public sealed record SearchProgress(HistoryPoint Point, long Steps, double SecondsPerStep, TimeSpan Remaining);
