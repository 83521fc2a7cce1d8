namespace Profiler.Store.Queue;

/// <summary>Where a running job stands.</summary>
/// <param name="Activity">What it does now, for people.</param>
/// <param name="Fraction">0 to 1.</param>
/// <param name="RemainingSeconds">Estimated; null before anything is known.</param>
public sealed record QueuedJobProgress(string Activity, double Fraction, double? RemainingSeconds);
