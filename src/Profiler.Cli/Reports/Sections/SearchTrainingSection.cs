using System.Collections.Immutable;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.Search.Results;

namespace Profiler.Cli.Reports.Sections;

/// <summary>How training went: losses, expected cost against the budget, entropy of the choices.</summary>
public static class SearchTrainingSection
{
    /// <summary>What a person reads of the table; the CSV file has every point.</summary>
    private const int RowsShown = 40;

    private static readonly string[] CsvHeadings =
        ["step", "phase", "taskLoss", "architectureLoss", "costTerm", "expectedCost", "entropy", "weight", "temperature"];

    public static Markup Render(SearchReportModel search) => search.History.Points.IsEmpty ? Markup.Empty : Markup.Of($"""
        <section>
        <h2>Training</h2>
        {Figure.Render(
            ChartNames.Losses,
            "losses.png",
            "Cross-entropy of the batch that trains the weights and of the batch that trains the architecture, and what the cost adds to the latter.",
            "Line plot of the loss terms over the steps. The table below has numbers.")}
        {Expected(search)}
        {Figure.Render(
            ChartNames.Entropy,
            "entropy.png",
            "How undecided the slots are on average: 1 before anything is learnt, 0 where every slot is decided.",
            "Line plot of the entropy over the steps. The table below has numbers.")}
        <details><summary>Show the numbers as a table</summary>
        {Table(search).Render()}
        </details>
        <p>{CsvLink.Render("training.csv", CsvHeadings, search.History.Points.Select(CsvRow))}</p>
        </section>
        """);

    private static Markup Expected(SearchReportModel search) => Figure.Render(
        ChartNames.ExpectedCost,
        "expected-cost.png",
        $"Expected {search.Cost}, over the probabilities of the choices{(search.Budget is { } budget ? $"; the dashed line is the budget of {ReportNumbers.Ms(budget)}" : "")}.",
        "Line plot of the expected cost over the steps. The table below has numbers.");

    private static HtmlTable Table(SearchReportModel search)
    {
        ImmutableArray<HistoryPoint> points = search.History.Points;
        int stride = (points.Length + RowsShown - 1) / RowsShown;
        return new HtmlTable(
            "Loss terms, expected cost and entropy by step",
            ["step", "phase", "task loss", "architecture loss", "cost term", $"expected {search.Cost}", "entropy", "weight"],
            [.. points.Where((_, index) => index % stride == 0 || index == points.Length - 1).Select(ImmutableArray<HtmlCell> (point) =>
            [
                new($"{point.Step}"),
                new(point.Phase),
                Number(point.TaskLoss),
                Number(point.ArchitectureLoss),
                Number(point.CostTerm),
                Number(point.ExpectedCost),
                Number(point.Entropy),
                Number(point.Weight),
            ])]);
    }

    private static HtmlCell Number(double? value) => HtmlCell.Number(value is { } known ? ReportNumbers.Fixed(known, 4) : "");

    private static IEnumerable<object?> CsvRow(HistoryPoint point) =>
    [
        point.Step, point.Phase, point.TaskLoss, point.ArchitectureLoss, point.CostTerm, point.ExpectedCost, point.Entropy,
        point.Weight, point.Temperature,
    ];
}
