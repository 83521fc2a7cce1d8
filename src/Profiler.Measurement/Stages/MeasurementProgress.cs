namespace Profiler.Measurement.Stages;

/// <summary>Where a measurement stands; reported after every visit.</summary>
/// <param name="RoundsDone">Rounds in which every unfinished item was visited.</param>
/// <param name="Remaining">Estimated device time until the end; null before anything is known.</param>
/// <param name="ItemsWithFindings">Finished items whose verdict carries a finding.</param>
public sealed record MeasurementProgress(
    int RoundsDone, int ItemsFinished, int ItemsTotal, TimeSpan? Remaining, int ItemsWithFindings);
