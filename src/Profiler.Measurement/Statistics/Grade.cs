namespace Profiler.Measurement.Statistics;

/// <summary>How far a number can be trusted; every stored number carries one.</summary>
public enum Grade
{
    /// <summary>The interval reached its target, nothing suspicious.</summary>
    A,

    /// <summary>The interval reached its target, with one flag; or it came within twice the target without any.</summary>
    B,

    /// <summary>Usable with its interval: several flags, or an interval up to four times the target.</summary>
    C,

    /// <summary>Not to be relied on: too few good visits, or a wider interval.</summary>
    D,
}
