using System.Collections.Immutable;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Search.Results;
using Profiler.Search.Training;

namespace Profiler.Cli.Reports.Sections;

/// <summary>The probabilities of every slot's candidates over time.</summary>
public static class SearchChoicesSection
{
    /// <summary>Nothing where the choices were not trained: in a baseline they stay uniform.</summary>
    public static Markup Render(SearchHistory history) => history.Points.All(point => point.ArchitectureTaskLoss is null) ? Markup.Empty : Markup.Of($"""
        <section>
        <h2>Choices over time</h2>
        {Figure.Render(
            ChartNames.Choices,
            "choices.png",
            "How probable each candidate of each slot is, from left to right over the steps.",
            "Heat map of probability by candidate and step. The table below has the last step's numbers.")}
        <details><summary>Show the last step as a table</summary>
        {Last(history).Render()}
        </details>
        <p>{CsvLink.Render("choices.csv", ["step", "slot", "candidate", "probability"], Rows(history))}</p>
        </section>
        """);

    private static HtmlTable Last(SearchHistory history)
    {
        HistoryPoint frame = history.Points[^1];
        ImmutableArray<string> candidates = [.. history.Slots.SelectMany(slot => slot).Distinct()];
        return new HtmlTable(
            $"Probability by slot and candidate at step {frame.Step}",
            ["slot", .. candidates],
            [.. history.Slots.Select(ImmutableArray<HtmlCell> (slot, index) =>
            [
                new($"slot{index:D2}"),
                .. candidates.Select(candidate => HtmlCell.Number(slot.IndexOf(candidate) is >= 0 and var at
                    ? ReportNumbers.Fixed(frame.Probabilities[index][at], 3)
                    : "")),
            ])]);
    }

    private static IEnumerable<IEnumerable<object?>> Rows(SearchHistory history) =>
        from frame in history.Points
        from slot in Enumerable.Range(0, history.Slots.Length)
        from candidate in Enumerable.Range(0, history.Slots[slot].Length)
        select (object?[])[frame.Step, slot, history.Slots[slot][candidate], frame.Probabilities[slot][candidate]];
}
