using Profiler.Cli.Commands.Comparison;
using Profiler.Cli.Output;
using Profiler.Cli.Reports.Model;
using Profiler.Fleet.Measuring;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Searching;

/// <summary>Puts two searches side by side: as a document, as text, as a page.</summary>
internal static class SearchComparison
{
    private const string Macs = "MACs";

    /// <param name="measured">Null where nothing was measured.</param>
    public static ComparedSearches Read(
        MatchedBudget budget, FoundPair pair, MeasuringOutcome? measured) => new(
        pair.Macs.Result.Architecture.Space,
        pair.Macs.Planned.Request.Settings.Input.ToString(),
        pair.Accuracy is null ? MatchRule.Budget : MatchRule.Accuracy,
        budget.Ms,
        Math.Round(budget.MillionMacs * 1e6),
        pair.Accuracy,
        pair.Macs.Result.ScoreMetric,
        pair.Macs.Result.Provenance.ValidationImages,
        Of(Macs, pair.Macs),
        Of(PublishedNetwork.Latency, pair.Latency),
        measured is null ? null : Answer(pair, measured),
        pair.Macs.Result.Seed,
        SearchNotes.OfBoth((Macs, pair.Macs), (PublishedNetwork.Latency, pair.Latency)));

    /// <param name="least">The score that it should reach.</param>
    public static TriedBudget Tried(FoundSearch found, double least) => new(
        found.Planned.Request.Settings.Budget!.Value,
        found.Planned.Folder.Path,
        found.Result.ExpectedCost.Value,
        found.Score,
        found.Score >= least);

    public static void Render(TextOutput text, ComparedSearches compared)
    {
        text.Line(Heading(compared));
        text.Line();
        text.Table(
            [
                TextColumn.Words("searched for"), TextColumn.Number(compared.ScoreMetric), TextColumn.Number("GMACs"), TextColumn.Number("Mpar"),
                TextColumn.Number("expected ms"), TextColumn.Number("measured ms"), TextColumn.Number("±"),
            ],
            [Row(compared.Macs), Row(compared.Latency)]);
        text.Line();
        foreach (TriedBudget tried in compared.Accuracy?.Tried ?? [])
        {
            text.Line($"  {tried.BudgetMs:F3} ms allowed: {tried.ExpectedMs:F3} expected, {tried.Score:P1}{(tried.IsEnough ? ", enough" : "")}");
        }

        text.Line(compared.Sentence());
        foreach (string note in compared.Notes)
        {
            text.Line($"note: {note}");
        }
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
        [.. (compared.Accuracy?.Tried ?? []).Select(tried => new SearchedBudgetModel(tried.BudgetMs, tried.ExpectedMs, tried.Score, tried.IsEnough))],
        [
            new ReportFact("Matched", Heading(compared)),
            .. SearchFacts.Of(SearchFacts.Provenance(first, writtenAt, TimeSpan.Zero, compared.Notes), first.Request),
        ]);

    /// <summary>What the searches have in common.</summary>
    private static string Heading(ComparedSearches compared)
    {
        string macs = $"{Quantities.Giga((long)compared.BudgetMacs)} GMACs";
        string scored = $"scored on {compared.ValidationImages} validation images";
        return compared.Accuracy is { } accuracy
            ? $"{compared.Space} at {compared.Input}: the search for MACs with {macs} allowed, those for latency until one reaches "
                + $"{accuracy.LeastScore:P1} {compared.ScoreMetric}; {scored}"
            : $"{compared.Space} at {compared.Input}: {compared.BudgetMs:F3} ms or {macs} allowed; {scored}";
    }

    private static ComparedSearch Of(string searchedFor, FoundSearch found) => new(
        searchedFor,
        found.Planned.Folder.Path,
        found.Result.Architecture,
        found.Score,
        found.Result.ExpectedCost,
        found.Result.Measured);

    /// <summary>The pair was measured with the MACs-searched network first.</summary>
    private static SearchAnswer Answer(FoundPair found, MeasuringOutcome measured)
    {
        PairedDifference pair = measured.Differences.Single();
        return new SearchAnswer(
            found.Macs.Result.Architecture.Space,
            pair.SecondId,
            pair.FirstId,
            IntervalSummary.Of(pair.Ratio),
            IntervalSummary.Of(pair.DifferenceMs),
            (double)found.Latency.Result.Architecture.Macs / found.Macs.Result.Architecture.Macs);
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
