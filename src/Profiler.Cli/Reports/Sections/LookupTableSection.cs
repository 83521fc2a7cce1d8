using System.Collections.Immutable;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Reports.Sections;

/// <summary>A lookup table as a heat map and as the table that it is.</summary>
public static class LookupTableSection
{
    private static readonly string[] CsvHeadings = ["slot", "candidate", "latencyMs", "lowMs", "highMs", "source", "observations"];

    public static Markup Render(LookupTable table)
    {
        FixedCosts outside = table.Fixed;
        return Markup.Of($"""
            <section>
            <h2>Lookup table of {table.SpaceName} at {table.Input.ToString()}</h2>
            {Figure.Render(
                ChartNames.LookupTable,
                "lookup-table.png",
                Caption(table),
                "Heat map of latency by slot and candidate. The table below has every number.")}
            <p>Outside the slots: stem {ReportNumbers.Ms(outside.StemMs)} ms, head {ReportNumbers.Ms(outside.HeadMs)} ms, overhead {ReportNumbers.Ms(outside.OverheadMs)} ms.</p>
            <details><summary>Show the numbers as a table</summary>
            {Numbers(table).Render()}
            </details>
            <p>{CsvLink.Render("lookup-table.csv", CsvHeadings, table.Entries.Select(CsvRow))}</p>
            </section>
            """);
    }

    private static string Caption(LookupTable table)
    {
        string how = table.Method == FillMethod.Isolated
            ? "each block measured alone"
            : "averaged over the tensor layouts in which networks reach it";
        return $"Latency of every candidate in every slot, in ms, {how}. A star marks a predicted entry; the others were measured.";
    }

    private static HtmlTable Numbers(LookupTable table)
    {
        ImmutableArray<string> candidates = CandidatesOf(table);
        var entries = table.Entries.ToDictionary(entry => (entry.Slot, entry.Candidate));
        return new HtmlTable(
            "Latency by slot and candidate, in ms; * is predicted",
            ["slot", .. candidates],
            [.. table.Entries.Select(entry => entry.Slot).Distinct().Select(ImmutableArray<HtmlCell> (slot) =>
            [
                new($"slot{slot:D2}"),
                .. candidates.Select(candidate => HtmlCell.Number(
                    entries.TryGetValue((slot, candidate), out TableEntry? entry) ? Cell(entry) : "")),
            ])]);
    }

    /// <summary>All candidates in the order in which slots first name them.</summary>
    internal static ImmutableArray<string> CandidatesOf(LookupTable table) =>
        [.. table.Entries.Select(entry => entry.Candidate).Distinct()];

    private static string Cell(TableEntry entry) =>
        ReportNumbers.Fixed(entry.LatencyMs, 3) + (entry.Source == EntrySource.Predicted ? "*" : "");

    private static IEnumerable<object?> CsvRow(TableEntry entry) =>
        [entry.Slot, entry.Candidate, entry.LatencyMs, entry.LowMs, entry.HighMs, entry.Source, entry.Observations];
}
