using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>The differences of two tables for people: what they are of, the summary, the largest changes.</summary>
public static class LutDiffText
{
    private const int LargestShown = 10;

    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("section"),
        TextColumn.Words("candidate"),
        TextColumn.Number("before ms"),
        TextColumn.Number("after ms"),
        TextColumn.Number("change ms"),
        TextColumn.Number("change"),
    ];

    public static void Render(TextOutput text, DifferingTables tables)
    {
        text.Line($"{tables.Before} -> {tables.After}");
        foreach (string difference in tables.SubjectDifferences.Concat(tables.TargetDifferences))
        {
            text.Line($"  differs      {difference}");
        }

        if (tables.OnlyInBefore + tables.OnlyInAfter > 0)
        {
            text.Line($"  not in both  {tables.OnlyInBefore} entries only before, {tables.OnlyInAfter} only after");
        }

        string above = $"entries above {1000 * tables.ThresholdMs:F0} microseconds";
        text.Line(tables.MedianRelative is { } median
            ? $"  agreement    median difference {median:P1} of {tables.EntriesAboveThreshold} {above}"
            : $"  agreement    unknown: there are no {above}");
        text.Line();
        DifferingEntry[] changed = [.. tables.Entries.Where(entry => entry.AfterMs != entry.BeforeMs)];
        text.Line($"{changed.Length} of {tables.Entries.Length} shared entries differ; fixed costs and the largest changes:");
        text.Table(Columns,
        [
            Row("stem", "", tables.FixedBefore.StemMs, tables.FixedAfter.StemMs),
            Row("head", "", tables.FixedBefore.HeadMs, tables.FixedAfter.HeadMs),
            Row("overhead", "", tables.FixedBefore.OverheadMs, tables.FixedAfter.OverheadMs),
            .. changed
                .OrderByDescending(entry => Math.Abs(entry.AfterMs - entry.BeforeMs))
                .Take(LargestShown)
                .Select(entry => Row($"slot{entry.Slot:D2}", entry.Candidate, entry.BeforeMs, entry.AfterMs)),
        ]);
    }

    private static string[] Row(string section, string candidate, double beforeMs, double afterMs) =>
    [
        section,
        candidate,
        $"{beforeMs:F4}",
        $"{afterMs:F4}",
        $"{afterMs - beforeMs:+0.0000;-0.0000;0}",
        beforeMs > 0 ? $"{(afterMs - beforeMs) / beforeMs:+0.0%;-0.0%;0%}" : "",
    ];
}
