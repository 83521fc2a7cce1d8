using System.Collections.Immutable;
using Profiler.Cli.Output;
using Profiler.Cli.Reports.Html;
using Profiler.Search.Results;

namespace Profiler.Cli.Reports.Sections;

/// <summary>What a search found: the choices, and prediction beside measurement.</summary>
public static class FoundArchitectureSection
{
    public static Markup Render(SearchResult result, string scoreName) => Markup.Of($"""
        <section>
        <h2>Found: {result.Architecture.Name}</h2>
        {Costs(result, scoreName).Render()}
        <details><summary>Show the choices</summary>
        {Choices(result).Render()}
        </details>
        </section>
        """);

    private static HtmlTable Costs(SearchResult result, string scoreName)
    {
        FoundArchitecture found = result.Architecture;
        ExpectedCost expected = result.ExpectedCost;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<HtmlCell>>();
        rows.Add(Row($"expected {expected.Metric}", CostText(expected.Value, expected.Unit), expected.Budget is { } budget
            ? $"budget {CostText(budget, expected.Unit)}{(expected.IsWithinBudget ? "" : ", exceeded")}"
            : null));
        if (expected.Latency is { } latency)
        {
            rows.Add(Row("predicted latency", $"{ReportNumbers.Ms(latency.LatencyMs)} ms", $"{ReportNumbers.Ms(latency.LowMs)} to {ReportNumbers.Ms(latency.HighMs)}"));
        }

        if (expected.Energy is { } energy)
        {
            rows.Add(Row("predicted energy", $"{ReportNumbers.Ms(energy.Mj)} mJ", $"{ReportNumbers.Ms(energy.LowMj)} to {ReportNumbers.Ms(energy.HighMj)}"));
        }

        rows.Add(result.Measured is { } measured
            ? Row("measured latency", $"{ReportNumbers.Ms(measured.LatencyMs)} ms", $"{ReportNumbers.Ms(measured.LowMs)} to {ReportNumbers.Ms(measured.HighMs)}, grade {measured.Grade}")
            : Row("measured latency", ReportNumbers.NotMeasured, null));
        if (result.Measured?.PredictionError is { } error)
        {
            rows.Add(Row("prediction over measurement", $"{(error < 0 ? "" : "+")}{ReportNumbers.Percent(error)}", null));
        }

        rows.Add(Row("MACs", $"{Quantities.Giga(found.Macs)} G", null));
        rows.Add(Row("parameters", $"{Quantities.Mega(found.Parameters)} M", null));
        rows.Add(Row($"{scoreName}, inherited weights", ReportNumbers.Percent(found.Score), $"on {result.Provenance.ValidationImages} validation images"));
        if (result.Trained is { } trained)
        {
            rows.Add(Row($"{scoreName}, trained from scratch", ReportNumbers.Percent(trained.Score), $"{trained.Steps} steps; on {trained.ValidationImages} validation images"));
        }

        return new HtmlTable("What it costs, predicted and measured", ["", "value"], rows.ToImmutable());
    }

    private static ImmutableArray<HtmlCell> Row(string name, string value, string? note) => [new(name), HtmlCell.Number(value, note)];

    private static string CostText(double value, string unit) => $"{ReportNumbers.Ms(value)} {unit}".TrimEnd();

    private static HtmlTable Choices(SearchResult result)
    {
        ImmutableArray<ImmutableArray<double>>? last = result.History.Points.IsEmpty ? null : result.History.Points[^1].Probabilities;
        return new HtmlTable(
            "The candidate of every slot",
            ["slot", "candidate", "probability"],
            [.. result.Architecture.Choices.Select(ImmutableArray<HtmlCell> (choice, slot) =>
            [
                new($"slot{slot:D2}"),
                new(choice),
                HtmlCell.Number(last is { } frame ? ReportNumbers.Fixed(frame[slot][result.History.Slots[slot].IndexOf(choice)], 3) : ""),
            ])]);
    }
}
