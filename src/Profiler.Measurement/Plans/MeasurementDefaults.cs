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
    public const double VisitTargetMs = 24;

    public const int MinRunsPerVisit = 2;
    public const int MaxRunsPerVisit = 64;

    /// <summary>Cold runs after a switch of networks.</summary>
    public const int WarmupRuns = 1;

    /// <summary>Reference runs on each side of a visit.</summary>
    public const int ReferenceRuns = 2;

    /// <summary>
    /// A visit is bad where the reference before and after it differ by more than this: the host changed speed
    /// inside it. It is marked, kept and repeated.
    /// </summary>
    public const double ReferenceTolerance = 0.10;

    /// <summary>Visits to an item for each of its most rounds, bad and cold ones counted, before it is given up: half were bad.</summary>
    public const int MaxVisitsPerRound = 2;

    public const double Confidence = 0.95;

    /// <summary>How far, relative to later visits, an item's first visits lie above them at least to be left out as cold.</summary>
    public const double ColdMargin = 0.03;

    /// <summary>Share of runs far from the rest above which outliers are a finding; the median bears far more.</summary>
    public const double OutlierShare = 0.05;

    /// <summary>Relative distance of the outer modes at least to be a finding; the width of a finished interval.</summary>
    public const double ModeSeparation = 0.03;

    /// <summary>Relative movement of the level at least to be a finding; the width of a finished interval.</summary>
    public const double DriftTolerance = 0.03;

    /// <summary>
    /// How much slower than calibrated the reference runs, relative, to be a finding; above the 36 % between the two
    /// speeds of a shared host, which ratios remove.
    /// </summary>
    public const double SlowHostTolerance = 0.5;

    /// <summary>Relative distance between the clock's 10th and 90th percentile to be a finding.</summary>
    public const double ClockTolerance = 0.10;

    /// <summary>How far a clock that was set to hold may lie below what it was set to before its visit is bad, relative.</summary>
    public const double HeldClockTolerance = 0.05;

    /// <summary>Widest interval of grade B, in targets.</summary>
    public const double GradeBWidth = 2;

    /// <summary>Widest interval of grade C, in targets.</summary>
    public const double GradeCWidth = 4;
}
