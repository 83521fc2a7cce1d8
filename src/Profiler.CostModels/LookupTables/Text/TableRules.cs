using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>What holds for every table, whether it is written or read.</summary>
internal static class TableRules
{
    public const string NotACost = "is not a finite number of ms from 0";

    public const string NotAnEnergy = "is not a finite number of mJ from 0";

    /// <summary>Of a latency in ms or an energy in mJ.</summary>
    public static bool IsCost(double cost) => double.IsFinite(cost) && cost >= 0;

    /// <summary>What is wrong with an entry's numbers; null where nothing is.</summary>
    public static (string Column, string Problem)? Problem(TableEntry entry)
    {
        (string Column, double Ms)[] numbers =
        [
            (TableColumns.LatencyMs, entry.LatencyMs), (TableColumns.LowMs, entry.LowMs), (TableColumns.HighMs, entry.HighMs),
        ];
        foreach ((string column, double ms) in numbers)
        {
            if (!IsCost(ms))
            {
                return (column, $"{ms} {NotACost}");
            }
        }

        if (entry.LowMs > entry.LatencyMs)
        {
            return (TableColumns.LowMs, $"{entry.LowMs} is above the latency {entry.LatencyMs}");
        }

        if (entry.HighMs < entry.LatencyMs)
        {
            return (TableColumns.HighMs, $"{entry.HighMs} is below the latency {entry.LatencyMs}");
        }

        return entry.Observations < 0 ? (TableColumns.Observations, "is negative") : null;
    }

    /// <exception cref="ArgumentException">A number could not be read back.</exception>
    public static void RequireWritable(LookupTable table)
    {
        foreach (double ms in (double[])[table.Fixed.StemMs, table.Fixed.HeadMs, table.Fixed.OverheadMs])
        {
            if (!IsCost(ms))
            {
                throw new ArgumentException($"A fixed cost of {ms} {NotACost}.", nameof(table));
            }
        }

        foreach (TableEntry entry in table.Entries)
        {
            if (Problem(entry) is { } found)
            {
                throw new ArgumentException($"{entry}: {found.Column} {found.Problem}.", nameof(table));
            }
        }

        RequireContextsInOrder(table);
        foreach (ContextEntry context in table.Contexts)
        {
            if (!IsCost(context.LatencyMs))
            {
                throw new ArgumentException($"{context}: {context.LatencyMs} {NotACost}.", nameof(table));
            }
        }

        RequireEnergies(table);
    }

    /// <summary>A table has energies everywhere or nowhere, as its calibration says.</summary>
    private static void RequireEnergies(LookupTable table)
    {
        IEnumerable<double?> energies =
        [
            table.Fixed.StemMj, table.Fixed.HeadMj, table.Fixed.OverheadMj, .. table.Entries.Select(entry => entry.Mj), .. table.Contexts.Select(context => context.Mj),
        ];
        foreach (double? mj in energies)
        {
            if (table.HasEnergy != mj.HasValue || !IsCost(mj ?? 0))
            {
                throw new ArgumentException(
                    table.HasEnergy ? $"An energy '{mj}' {NotAnEnergy}." : "There is an energy and no model that it comes from.", nameof(table));
            }
        }
    }

    /// <summary>The text has each context below its entry: another order, or a context without an entry, would be lost.</summary>
    private static void RequireContextsInOrder(LookupTable table)
    {
        ILookup<(int Slot, string Candidate), ContextEntry> contexts = table.Contexts.ToLookup(context => (context.Slot, context.Candidate));
        IEnumerable<ContextEntry> written = table.Entries.SelectMany(entry => contexts[(entry.Slot, entry.Candidate)]);
        if (!written.SequenceEqual(table.Contexts))
        {
            throw new ArgumentException("The contexts are not in the order of the entries.", nameof(table));
        }
    }

    public static void RequireSpace(LookupTable table, SearchSpace space, string origin)
    {
        if (table.SpaceFingerprint != space.Fingerprint)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{origin}: the table is of space '{table.SpaceName}' with fingerprint {table.SpaceFingerprint}, "
                + $"not of '{space.Name}' with fingerprint {space.Fingerprint}.",
                "Give the space that the table was measured for, or measure a table for this one.");
        }
    }
}
