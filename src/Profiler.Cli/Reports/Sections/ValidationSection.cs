using System.Collections.Immutable;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;

namespace Profiler.Cli.Reports.Sections;

/// <summary>Predicted against measured, with scores and baselines.</summary>
public static class ValidationSection
{
    private static readonly string[] CsvHeadings =
        ["network", "predictedMs", "predictedLowMs", "predictedHighMs", "measuredMs", "measuredLowMs", "measuredHighMs"];

    public static Markup Render(ReportValidation validation) => Markup.Of($"""
        <section>
        <h2>Predicted against measured: {validation.Predictions.Length} unseen networks of {validation.Space} at {validation.Input}</h2>
        {Scores(validation).Render()}
        {Figure.Render(
            ChartNames.Validation,
            "predicted-against-measured.png",
            "Predicted against measured latency of networks that the table had not seen. On the line a prediction is exact; dashed lines are 10 % off.",
            "Scatter plot of predicted against measured latency. The table below has every number.")}
        <details><summary>Show the numbers as a table</summary>
        {Predictions(validation).Render()}
        </details>
        <p>{CsvLink.Render("validation.csv", CsvHeadings, validation.Predictions.Select(CsvRow))}</p>
        </section>
        """);

    private static HtmlTable Scores(ReportValidation validation) => new(
        "How well unseen networks are predicted",
        ["model", "mean error (MAPE)", "within 5 %", "within 10 %", "Spearman"],
        [.. validation.Scores.Select(ImmutableArray<HtmlCell> (score) =>
        [
            new(score.Model),
            HtmlCell.Number(ReportNumbers.Percent(score.Mape)),
            HtmlCell.Number(ReportNumbers.Percent(score.Within5)),
            HtmlCell.Number(ReportNumbers.Percent(score.Within10)),
            HtmlCell.Number(ReportNumbers.Fixed(score.Spearman, 3)),
        ])]);

    private static HtmlTable Predictions(ReportValidation validation) => new(
        "Predicted and measured latency, with 95 % intervals",
        ["network", "predicted ms", "measured ms", "error"],
        [.. validation.Predictions.Select(ImmutableArray<HtmlCell> (prediction) =>
        [
            new(prediction.Name),
            ReportNumbers.Interval(prediction.Predicted, ReportNumbers.NotMeasured),
            ReportNumbers.Interval(prediction.Measured, ReportNumbers.NotMeasured),
            HtmlCell.Number(ReportNumbers.Percent((prediction.Predicted.Ms / prediction.Measured.Ms) - 1)),
        ])]);

    private static IEnumerable<object?> CsvRow(ReportPrediction prediction) =>
    [
        prediction.Name,
        prediction.Predicted.Ms, prediction.Predicted.LowMs, prediction.Predicted.HighMs,
        prediction.Measured.Ms, prediction.Measured.LowMs, prediction.Measured.HighMs,
    ];
}
