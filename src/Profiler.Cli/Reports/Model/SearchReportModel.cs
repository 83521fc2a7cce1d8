using System.Collections.Immutable;
using Profiler.Search.Results;

namespace Profiler.Cli.Reports.Model;

/// <summary>Everything the page of a search says, while it runs and after it.</summary>
/// <param name="Headline">How far the search is, or what it found.</param>
/// <param name="Refresh">How often the page loads itself again; null where the search is over or was stopped.</param>
/// <param name="Cost">What the expected cost is of, with its unit: "latency, ms".</param>
/// <param name="Budget">In the same unit; null where there is none.</param>
/// <param name="ScoreName">What candidates are scored by: "mean IoU".</param>
/// <param name="Result">What the search found; null while it runs, and where it was stopped.</param>
/// <param name="Provenance">How the search is run.</param>
public sealed record SearchReportModel(
    string Title,
    string Headline,
    DateTimeOffset WrittenAt,
    TimeSpan? Refresh,
    string Cost,
    double? Budget,
    string ScoreName,
    SearchHistory History,
    SearchResult? Result,
    ImmutableArray<ReportFact> Provenance);
