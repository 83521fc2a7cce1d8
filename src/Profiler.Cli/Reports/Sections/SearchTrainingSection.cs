using System.Collections.Immutable;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.Search.Training;

namespace Profiler.Cli.Reports.Sections;

/// <summary>How training went: losses and, where choices were trained, expected cost against the budget and entropy.</summary>
public static class SearchTrainingSection
{
    /// <summary>What a person reads of the table; the CSV file has every point.</summary>
    private const int RowsShown = 40;

    private static readonly string[] CsvHeadings =
        ["step", "weightsLoss", "architectureTaskLoss", "architectureLoss", "expectedCost", "costWeight", "entropy", "learningRate", "temperature"];

    public static Markup Render(SearchReportModel search) => search.History.Points.IsEmpty ? Markup.Empty : Markup.Of($"""
        <section>
        <h2>Training</h2>
        {Figure.Render(
            ChartNames.Losses,
            "losses.png",
            "Cross-entropy of the batches that train the weights and of those that train the architecture, and the latter with the cost in it; moving averages.",
            "Line plot of the loss terms over the steps. The table below has numbers.")}
        {Choosing(search)}
        <details><summary>Show the numbers as a table</summary>
        {Table(search).Render()}
        </details>
        <p>{CsvLink.Render("training.csv", CsvHeadings, search.History.Points.Select(CsvRow))}</p>
        </section>
        """);

    /// <summary>In a baseline choices are never trained, so there is nothing to see.</summary>
    private static Markup Choosing(SearchReportModel search) => search.History.Points.All(point => point.ArchitectureTaskLoss is null)
        ? Markup.Empty
        : Markup.Join([
            Figure.Render(
                ChartNames.ExpectedCost,
                "expected-cost.png",
                $"Expected {search.Cost}, over the probabilities of the choices{(search.Budget is { } budget ? $"; the dashed line is the budget of {ReportNumbers.Ms(budget)}" : "")}.",
                "Line plot of the expected cost over the steps. The table below has numbers."),
            Figure.Render(
                ChartNames.Entropy,
                "entropy.png",
                "How undecided the slots are on average: 1 before anything is learnt, 0 where every slot is decided.",
                "Line plot of the entropy over the steps. The table below has numbers."),
        ]);

    private static HtmlTable Table(SearchReportModel search)
    {
        ImmutableArray<HistoryPoint> points = search.History.Points;
        int stride = (points.Length + RowsShown - 1) / RowsShown;
        return new HtmlTable(
            "Loss terms, expected cost and entropy by step",
            ["step", "weights' loss", "architecture's loss", "with the cost", $"expected {search.Cost}", "entropy", "cost weight", "learning rate"],
            [.. points.Where((_, index) => index % stride == 0 || index == points.Length - 1).Select(ImmutableArray<HtmlCell> (point) =>
            [
                new($"{point.Step}"),
                Number(point.WeightsLoss),
                Number(point.ArchitectureTaskLoss),
                Number(point.ArchitectureLoss),
                Number(point.ExpectedCost),
                Number(point.Entropy),
                Number(point.CostWeight),
                Number(point.LearningRate),
            ])]);
    }

    private static HtmlCell Number(double? value) => HtmlCell.Number(value is { } known ? ReportNumbers.Fixed(known, 4) : "");

    private static IEnumerable<object?> CsvRow(HistoryPoint point) =>
    [
        point.Step, point.WeightsLoss, point.ArchitectureTaskLoss, point.ArchitectureLoss, point.ExpectedCost, point.CostWeight,
        point.Entropy, point.LearningRate, point.Temperature,
    ];
}
