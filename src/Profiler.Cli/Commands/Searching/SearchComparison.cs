using Profiler.Cli.Commands.Comparison;
using Profiler.Cli.Output;
using Profiler.Cli.Reports.Model;
using Profiler.Fleet.Measuring;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Catalog;
using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>Puts two searches side by side: as a document, as text, as a page.</summary>
internal static class SearchComparison
{
    private const string Macs = "MACs";

    /// <param name="planned">For MACs, then for latency; so are the others.</param>
    /// <param name="measured">Null where nothing was measured.</param>
    public static ComparedSearches Read(
        MatchedBudget budget, IReadOnlyList<PlannedSearch> planned, IReadOnlyList<SearchResult> found, MeasuringOutcome? measured) => new(
        found[0].Architecture.Space,
        planned[0].Request.Settings.Input.ToString(),
        budget.Ms,
        Math.Round(budget.MillionMacs * 1e6),
        found[0].ScoreMetric,
        Of(Macs, planned[0], found[0]),
        Of(PublishedNetwork.Latency, planned[1], found[1]),
        measured is null ? null : Answer(found, measured),
        found[0].Seed);

    public static void Render(TextOutput text, ComparedSearches compared)
    {
        text.Line($"Two searches of {compared.Space} at {compared.Input}, {compared.BudgetMs:F3} ms or {Quantities.Giga((long)compared.BudgetMacs)} GMACs allowed");
        text.Line();
        text.Table(
            [
                TextColumn.Words("searched for"), TextColumn.Number(compared.ScoreMetric), TextColumn.Number("GMACs"), TextColumn.Number("Mpar"),
                TextColumn.Number("expected ms"), TextColumn.Number("measured ms"), TextColumn.Number("±"),
            ],
            [Row(compared.Macs), Row(compared.Latency)]);
        text.Line();
        text.Line(compared.Sentence());
    }

    public static SearchComparisonModel Model(ComparedSearches compared, PlannedSearch first, DateTimeOffset writtenAt) => new(
        $"Searching {compared.Space} for MACs and for latency",
        compared.Sentence(),
        writtenAt,
        compared.Input,
        compared.ScoreMetric,
        [Network(compared.Macs), Network(compared.Latency)],
        compared.Answer is { } answer
            ? new ReportDifference(
                answer.LatencySearched,
                answer.MacsSearched,
                new ReportInterval(answer.DifferenceMs.Value, answer.DifferenceMs.Low, answer.DifferenceMs.High),
                answer.Ratio.Value)
            : null,
        [
            new ReportFact("Budget", $"{compared.BudgetMs:F3} ms, or {Quantities.Giga((long)compared.BudgetMacs)} GMACs"),
            .. SearchFacts.Of(SearchFacts.Provenance(first.Request, first.Costs, writtenAt, TimeSpan.Zero, []), first.Request),
        ]);

    private static ComparedSearch Of(string searchedFor, PlannedSearch planned, SearchResult found) => new(
        searchedFor,
        planned.Folder.Path,
        found.Architecture,
        found.Trained?.Score ?? found.Architecture.Score,
        found.ExpectedCost,
        found.Measured);

    /// <summary>The pair was measured with the MACs-searched network first.</summary>
    private static SearchAnswer Answer(IReadOnlyList<SearchResult> found, MeasuringOutcome measured)
    {
        PairedDifference pair = measured.Differences.Single();
        return new SearchAnswer(
            found[0].Architecture.Space,
            pair.SecondId,
            pair.FirstId,
            IntervalSummary.Of(pair.Ratio),
            IntervalSummary.Of(pair.DifferenceMs),
            (double)found[1].Architecture.Macs / found[0].Architecture.Macs);
    }

    private static string[] Row(ComparedSearch search) =>
    [
        search.SearchedFor,
        $"{search.Score:P1}",
        Quantities.Giga(search.Architecture.Macs),
        Quantities.Mega(search.Architecture.Parameters),
        search.ExpectedCost.Latency is { } expected ? $"{expected.LatencyMs:F3}" : "-",
        search.Measured is { } ms ? $"{ms.LatencyMs:F3}" : "-",
        search.Measured is { } interval ? $"{(interval.HighMs - interval.LowMs) / (2 * interval.LatencyMs):P1}" : "-",
    ];

    private static SearchedNetworkModel Network(ComparedSearch search) => new(
        search.Architecture.Name,
        search.SearchedFor,
        search.Score,
        search.Architecture.Macs,
        search.Architecture.Parameters,
        search.ExpectedCost.Latency is { } expected ? new ReportInterval(expected.LatencyMs, expected.LowMs, expected.HighMs) : null,
        search.Measured is { } measured ? new ReportInterval(measured.LatencyMs, measured.LowMs, measured.HighMs) : null);
}
