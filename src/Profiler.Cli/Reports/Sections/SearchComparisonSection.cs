using System.Collections.Immutable;
using Profiler.Cli.Output;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;

namespace Profiler.Cli.Reports.Sections;

/// <summary>What a search for MACs and one for latency found, side by side.</summary>
public static class SearchComparisonSection
{
    private static readonly string[] CsvHeadings =
    [
        "network", "searchedFor", "score", "macs", "parameters", "expectedMs", "expectedLowMs", "expectedHighMs",
        "measuredMs", "measuredLowMs", "measuredHighMs",
    ];

    public static Markup Render(SearchComparisonModel comparison) => Markup.Of($"""
        <section>
        <h2>Found at {comparison.Input}</h2>
        {Figure.Render(
            ChartNames.SearchComparison,
            "macs-against-latency.png",
            "Measured latency against MACs of what the two searches found. Whiskers are 95 % intervals.",
            "Scatter plot of measured latency against MACs, one point a network. The table below has every number.")}
        {Table(comparison).Render()}
        <p class="note">Measured intervals are 95 %; expected latencies are the lookup table's, with 90 % intervals.</p>
        {Difference(comparison)}
        {Tried(comparison)}
        <p>{CsvLink.Render("search-compare.csv", CsvHeadings, comparison.Networks.Select(CsvRow))}</p>
        </section>
        """);

    private static HtmlTable Table(SearchComparisonModel comparison) => new(
        "The two networks",
        ["network", "searched for", comparison.ScoreName, "GMACs", "Mparams", "expected ms", "measured ms"],
        [.. comparison.Networks.Select(ImmutableArray<HtmlCell> (network) =>
        [
            new(network.Name),
            new(network.SearchedFor),
            HtmlCell.Number(ReportNumbers.Percent(network.Score)),
            HtmlCell.Number(Quantities.Giga(network.Macs)),
            HtmlCell.Number(Quantities.Mega(network.Parameters)),
            ReportNumbers.Interval(network.Expected, "no table"),
            ReportNumbers.Interval(network.Measured, ReportNumbers.NotMeasured),
        ])]);

    private static Markup Difference(SearchComparisonModel comparison) => comparison.Difference is not { } difference
        ? Markup.Empty
        : new HtmlTable(
            "The difference, measured in the same rounds",
            ["network", "against", "difference ms", "ratio"],
            [[
                new(difference.Name),
                new(difference.Other),
                ReportNumbers.Interval(difference.Difference, ReportNumbers.NotMeasured),
                HtmlCell.Number(ReportNumbers.Fixed(difference.Ratio, 3)),
            ]]).Render();

    private static Markup Tried(SearchComparisonModel comparison) => comparison.Tried.IsEmpty
        ? Markup.Empty
        : new HtmlTable(
            "Searches for latency, from the lowest budget until one was accurate enough",
            ["budget ms", "expected ms", comparison.ScoreName, "enough"],
            [.. comparison.Tried.Select(ImmutableArray<HtmlCell> (tried) =>
            [
                new(ReportNumbers.Ms(tried.BudgetMs)),
                HtmlCell.Number(ReportNumbers.Ms(tried.ExpectedMs)),
                HtmlCell.Number(ReportNumbers.Percent(tried.Score)),
                new(tried.IsEnough ? "yes" : "no"),
            ])]).Render();

    private static IEnumerable<object?> CsvRow(SearchedNetworkModel network) =>
    [
        network.Name, network.SearchedFor, network.Score, network.Macs, network.Parameters,
        network.Expected?.Ms, network.Expected?.LowMs, network.Expected?.HighMs,
        network.Measured?.Ms, network.Measured?.LowMs, network.Measured?.HighMs,
    ];
}
