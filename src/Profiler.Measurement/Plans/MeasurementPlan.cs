namespace Profiler.Measurement.Plans;

/// <summary>How a set of items is measured; <see cref="MeasurementDefaults"/> gives every default and its reason.</summary>
/// <param name="Seed">Of the order in which items are visited within a round.</param>
/// <param name="Budget">Device time after which no new round begins; null for none.</param>
public sealed record MeasurementPlan(int Seed, TimeSpan? Budget = null)
{
    public double TargetRelativeHalfWidth { get; init; } = MeasurementDefaults.TargetRelativeHalfWidth;

    public int MinRounds { get; init; } = MeasurementDefaults.MinRounds;

    public int MaxRounds { get; init; } = MeasurementDefaults.MaxRounds;

    public double VisitTargetMs { get; init; } = MeasurementDefaults.VisitTargetMs;

    public int WarmupRuns { get; init; } = MeasurementDefaults.WarmupRuns;

    public int ReferenceRuns { get; init; } = MeasurementDefaults.ReferenceRuns;

    public double ReferenceTolerance { get; init; } = MeasurementDefaults.ReferenceTolerance;
}
