namespace Profiler.Measurement.Statistics;

/// <summary>
/// How far a number can be trusted; every stored number carries one. A flag is a finding other than
/// <see cref="Findings.WideInterval"/>, which the width tells itself, and <see cref="Findings.BadVisits"/>, which were repeated.
/// </summary>
public enum Grade
{
    /// <summary>The interval reached its target, nothing suspicious.</summary>
    A,

    /// <summary>The interval reached its target, with one flag; or it came within twice the target without any.</summary>
    B,

    /// <summary>Usable with its interval: more flags, or an interval up to four times the target.</summary>
    C,

    /// <summary>Not to be relied on: fewer than five good visits, or a wider interval.</summary>
    D,
}
