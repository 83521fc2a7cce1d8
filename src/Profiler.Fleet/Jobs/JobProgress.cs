namespace Profiler.Fleet.Jobs;

/// <summary>Where a job stands.</summary>
/// <param name="Activity">What it does now, for people.</param>
/// <param name="Fraction">Of the whole job, 0 to 1.</param>
/// <param name="Remaining">Estimated; null before anything is known.</param>
public sealed record JobProgress(string Activity, double Fraction, TimeSpan? Remaining);
