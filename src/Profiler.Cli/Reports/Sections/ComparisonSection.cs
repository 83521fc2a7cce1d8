using System.Collections.Immutable;
using Profiler.Cli.Output;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;

namespace Profiler.Cli.Reports.Sections;

/// <summary>Networks side by side: plot, table, differences.</summary>
public static class ComparisonSection
{
    private static readonly ImmutableArray<string> Headings =
        ["network", "searched for", "GMACs", "Mparams", "measured ms", "estimated ms", "GMACs/s", "grade", "published ms"];

    private static readonly string[] CsvHeadings =
    [
        "network", "searchedFor", "macs", "parameters", "measuredMs", "measuredLowMs", "measuredHighMs", "estimatedMs",
        "estimatedLowMs", "estimatedHighMs", "gigamacsPerSecond", "grade", "publishedMs", "publishedDevice",
    ];

    public static Markup Render(ReportComparison comparison) => Markup.Of($"""
        <section>
        <h2>Networks at {comparison.Input}</h2>
        {Figure.Render(
            ChartNames.Comparison,
            "macs-against-latency.png",
            "Measured latency against MACs. Whiskers are 95 % intervals; networks of one size are joined.",
            "Scatter plot of measured latency against MACs, one point a network. The table below has every number.")}
        {Table(comparison).Render()}
        <p class="note">Intervals are 95 %. Estimates are predictions; published latencies are their papers', on the device named.</p>
        <p>{CsvLink.Render("comparison.csv", CsvHeadings, comparison.Networks.Select(CsvRow))}</p>
        {Differences(comparison)}
        </section>
        """);

    private static HtmlTable Table(ReportComparison comparison) =>
        new("Costs on paper and measured, by network", Headings, [.. comparison.Networks.Select(Row)]);

    private static ImmutableArray<HtmlCell> Row(ReportNetwork network) =>
    [
        new(network.Name),
        new(network.SearchedFor ?? ""),
        HtmlCell.Number(Quantities.Giga(network.Macs)),
        HtmlCell.Number(Quantities.Mega(network.Parameters)),
        ReportNumbers.Interval(network.Measured, ReportNumbers.NotMeasured),
        ReportNumbers.Interval(network.Estimated, "not estimated"),
        HtmlCell.Number(network.GigamacsPerSecond is { } rate ? ReportNumbers.Fixed(rate, 1) : ""),
        new(network.Grade?.ToString() ?? ""),
        network.Published is { } published
            ? HtmlCell.Number(ReportNumbers.Ms(published.LatencyMs), published.Device)
            : HtmlCell.Number(""),
    ];

    private static IEnumerable<object?> CsvRow(ReportNetwork network) =>
    [
        network.Name, network.SearchedFor, network.Macs, network.Parameters,
        network.Measured?.Ms, network.Measured?.LowMs, network.Measured?.HighMs,
        network.Estimated?.Ms, network.Estimated?.LowMs, network.Estimated?.HighMs,
        network.GigamacsPerSecond, network.Grade, network.Published?.LatencyMs, network.Published?.Device,
    ];

    private static Markup Differences(ReportComparison comparison)
    {
        if (comparison.Differences.IsEmpty)
        {
            return Markup.Empty;
        }

        var table = new HtmlTable(
            "Differences, measured side by side",
            ["network", "against", "difference ms", "ratio"],
            [.. comparison.Differences.Select(ImmutableArray<HtmlCell> (difference) =>
            [
                new(difference.Name),
                new(difference.Other),
                ReportNumbers.Interval(difference.Difference, ReportNumbers.NotMeasured),
                HtmlCell.Number(ReportNumbers.Fixed(difference.Ratio, 3)),
            ])]);
        return table.Render();
    }
}
