using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>One candidate in one slot in two tables.</summary>
/// <param name="Relative">(after - before) over their mean, from -2 to 2.</param>
public sealed record DifferingEntry(int Slot, string Candidate, double BeforeMs, double AfterMs, double Relative)
{
    public static DifferingEntry From(EntryDifference entry) =>
        new(entry.Slot, entry.Candidate, entry.BeforeMs, entry.AfterMs, entry.Relative);
}
