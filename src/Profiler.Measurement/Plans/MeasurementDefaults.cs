namespace Profiler.Measurement.Plans;

/// <summary>
/// The one home of the measurement policy's numbers. Evidence for them is in docs/measuring.md.
/// </summary>
public static class MeasurementDefaults
{
    /// <summary>Relative half-width of the median's 95 % interval at which an item is done.</summary>
    public const double TargetRelativeHalfWidth = 0.015;

    /// <summary>Rounds before an item may be done; spread over time so that both speeds of a shared host are met.</summary>
    public const int MinRounds = 8;

    /// <summary>Rounds after which an item ends with the grade it has reached.</summary>
    public const int MaxRounds = 24;

    /// <summary>What the measured runs of one visit take together; longer ones straddle changes of the host's speed.</summary>
    public const double VisitTargetMs = 16;

    public const int MinRunsPerVisit = 2;
    public const int MaxRunsPerVisit = 64;

    /// <summary>Cold runs after a switch of networks.</summary>
    public const int WarmupRuns = 1;

    /// <summary>Reference runs on each side of a visit.</summary>
    public const int ReferenceRuns = 3;

    /// <summary>
    /// A visit is bad where the reference before and after it differ by more than this: the host changed speed
    /// inside it. It is marked, kept and repeated.
    /// </summary>
    public const double ReferenceTolerance = 0.10;

    public const double Confidence = 0.95;
}
