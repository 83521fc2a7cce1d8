using System.Collections.Immutable;
using Profiler.Store.Surrogates;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>A surrogate with all that is known of it.</summary>
/// <param name="Families">What it was trained on.</param>
/// <param name="ByFamily">The fixed hold-out, family by family.</param>
/// <param name="LeftOutFamilies">Each family by trees that have seen no network of it; empty where there is one family.</param>
/// <param name="Before">The surrogate that answered until then, on the same hold-out; null where there was none.</param>
/// <param name="Reason">Why it took that one's place or did not.</param>
/// <param name="Notes">What was left out of the training.</param>
public sealed record ShownSurrogate(
    ListedSurrogate Surrogate,
    ImmutableArray<string> Families,
    ImmutableArray<ScoredSurrogate> ByFamily,
    ImmutableArray<ScoredSurrogate> LeftOutFamilies,
    ScoredSurrogate? Before,
    string Reason,
    ImmutableArray<string> Notes,
    ShownCalibration Calibration,
    string Job,
    long Bytes)
{
    public static ShownSurrogate From(SurrogateSummary surrogate) => new(
        ListedSurrogate.From(surrogate),
        surrogate.Report.Families,
        [.. surrogate.Report.ByFamily.Select(ScoredSurrogate.Of)],
        [.. surrogate.Report.LeftOutFamilies.Select(ScoredSurrogate.Of)],
        ScoredSurrogate.Of(surrogate.Report.Before),
        surrogate.Report.Reason,
        surrogate.Report.Notes,
        ShownCalibration.From(surrogate.Report.Calibration),
        surrogate.JobId,
        surrogate.Bytes);
}
