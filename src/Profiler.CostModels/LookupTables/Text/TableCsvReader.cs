using System.Collections.Immutable;
using System.Globalization;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>Reads table.csv strictly: whatever the writer would not write is an error.</summary>
/// <param name="columns">Of the table.</param>
/// <param name="space">Where given, the table has all of its candidates, in its order.</param>
internal sealed class TableCsvReader(StrictCsv csv, string[] columns, SearchSpace? space)
{
    private readonly ImmutableArray<TableEntry>.Builder _entries = ImmutableArray.CreateBuilder<TableEntry>();
    private readonly ImmutableArray<ContextEntry>.Builder _contexts = ImmutableArray.CreateBuilder<ContextEntry>();
    private readonly HashSet<(int Slot, string Candidate)> _seen = [];
    private readonly HashSet<(int Slot, string Candidate, Layout In)> _seenContexts = [];

    /// <summary>The slot of the line before, -1 before the first.</summary>
    private int _slot = -1;

    /// <summary>How many candidates of the slot there have been.</summary>
    private int _inSlot;

    public static LookupTable Read(string text, string origin, LookupTable frame, SearchSpace? space)
    {
        string[] columns = TableColumns.Of(frame);
        using var csv = new StrictCsv(text, origin, columns);
        return new TableCsvReader(csv, columns, space).Read(frame);
    }

    private LookupTable Read(LookupTable frame)
    {
        (double stemMs, double? stemMj) = ReadFixed(csv.Next(TableColumns.Stem), TableColumns.Stem);
        string[] fields = csv.Next(TableColumns.SlotName(0));
        while (fields[0] != TableColumns.Head)
        {
            if (fields[7].Length > 0)
            {
                _contexts.Add(ReadContext(fields));
            }
            else
            {
                _entries.Add(ReadEntry(fields));
            }

            fields = csv.Next(TableColumns.Head);
        }

        RequireSlotsComplete();
        (double headMs, double? headMj) = ReadFixed(fields, TableColumns.Head);
        (double overheadMs, double? overheadMj) = ReadFixed(csv.Next(TableColumns.Overhead), TableColumns.Overhead);
        csv.Require(!csv.TryNext(out _), TableColumns.Section, "nothing follows the overhead");
        return frame with
        {
            Fixed = new FixedCosts(stemMs, headMs, overheadMs, stemMj, headMj, overheadMj),
            Entries = _entries.ToImmutable(),
            Contexts = _contexts.ToImmutable(),
        };
    }

    private (double Ms, double? Mj) ReadFixed(string[] fields, string section)
    {
        csv.Require(fields[0] == section, TableColumns.Section, $"is '{fields[0]}', not '{section}'");
        for (int i = 1; i < fields.Length; i++)
        {
            csv.Require(i is 2 or TableColumns.MjColumn || fields[i].Length == 0, columns[i], $"is '{fields[i]}'; it is empty for the {section}");
        }

        double ms = csv.Number(fields, 2);
        csv.Require(TableRules.IsCost(ms), TableColumns.LatencyMs, $"{ms} {TableRules.NotACost}");
        return (ms, ReadEnergy(fields));
    }

    /// <summary>In mJ; null in a table without energies.</summary>
    private double? ReadEnergy(string[] fields)
    {
        if (columns.Length <= TableColumns.MjColumn)
        {
            return null;
        }

        double mj = csv.Number(fields, TableColumns.MjColumn);
        csv.Require(TableRules.IsCost(mj), TableColumns.Mj, $"{mj} {TableRules.NotAnEnergy}");
        return mj;
    }

    private TableEntry ReadEntry(string[] fields)
    {
        MoveToSlot(fields[0]);
        string candidate = fields[1];
        csv.Require(candidate.Length > 0, TableColumns.Candidate, "is empty");
        csv.Require(_seen.Add((_slot, candidate)), TableColumns.Candidate, $"'{candidate}' stands twice in {fields[0]}");
        RequireExpected(candidate);
        _inSlot++;
        csv.Require(fields[8].Length == 0, TableColumns.LayoutOut, $"is '{fields[8]}' without a {TableColumns.LayoutIn}");
        (EntrySource source, int observations) = ReadEvidence(fields);
        var entry = new TableEntry(
            _slot, candidate, csv.Number(fields, 2), csv.Number(fields, 3), csv.Number(fields, 4), source, observations, ReadEnergy(fields));
        if (TableRules.Problem(entry) is { } found)
        {
            csv.Require(false, found.Column, found.Problem);
        }

        return entry;
    }

    private ContextEntry ReadContext(string[] fields)
    {
        bool follows = _entries.Count > 0 && fields[0] == TableColumns.SlotName(_entries[^1].Slot) && fields[1] == _entries[^1].Candidate;
        csv.Require(follows, TableColumns.Candidate, $"'{fields[1]}' has a context that does not follow its entry");
        csv.Require(fields[3].Length == 0 && fields[4].Length == 0, TableColumns.LowMs, "has a value; a context has no interval of its own");
        Layout? layoutIn = TableColumns.LayoutOf(fields[7]);
        csv.Require(layoutIn is not null, TableColumns.LayoutIn, $"'{fields[7]}' is neither blocked nor plain");
        Layout? layoutOut = TableColumns.LayoutOf(fields[8]);
        csv.Require(layoutOut is not null, TableColumns.LayoutOut, $"'{fields[8]}' is neither blocked nor plain");
        csv.Require(
            _seenContexts.Add((_slot, fields[1], layoutIn!.Value)), TableColumns.LayoutIn, $"'{fields[7]}' stands twice for '{fields[1]}'");
        double ms = csv.Number(fields, 2);
        csv.Require(TableRules.IsCost(ms), TableColumns.LatencyMs, $"{ms} {TableRules.NotACost}");
        (EntrySource source, int observations) = ReadEvidence(fields);
        return new ContextEntry(_slot, fields[1], layoutIn.Value, layoutOut!.Value, ms, source, observations, ReadEnergy(fields));
    }

    private (EntrySource Source, int Observations) ReadEvidence(string[] fields)
    {
        bool isCount = int.TryParse(fields[6], NumberStyles.None, CultureInfo.InvariantCulture, out int observations);
        csv.Require(isCount, TableColumns.Observations, $"'{fields[6]}' is not a count");
        EntrySource? source = TableColumns.Source(fields[5]);
        csv.Require(source is not null, TableColumns.SourceName, $"'{fields[5]}' is neither measured nor predicted");
        return (source!.Value, observations);
    }

    /// <summary>The same slot as in the line before, or the next one.</summary>
    private void MoveToSlot(string section)
    {
        if (_slot >= 0 && section == TableColumns.SlotName(_slot))
        {
            return;
        }

        RequireSlotComplete();
        string next = TableColumns.SlotName(_slot + 1);
        csv.Require(section == next, TableColumns.Section, $"is '{section}' where '{next}' or '{TableColumns.Head}' comes next");
        csv.Require(
            space is null || _slot + 1 < space.Slots.Length,
            TableColumns.Section,
            $"'{section}' is an extra one: '{space?.Name}' has {space?.Slots.Length} slots");
        _slot++;
        _inSlot = 0;
    }

    private void RequireExpected(string candidate)
    {
        if (space is null)
        {
            return;
        }

        Slot place = space.Slots[_slot];
        csv.Require(
            place.IndexOf(candidate) >= 0,
            TableColumns.Candidate,
            $"'{candidate}' is an extra one: {place.Name} of '{space.Name}' has no such candidate");
        csv.Require(
            place.IndexOf(candidate) == _inSlot,
            TableColumns.Candidate,
            $"is '{candidate}' where '{place.Candidates[_inSlot].Name}' of {place.Name} is missing");
    }

    private void RequireSlotComplete()
    {
        if (space is not null && _slot >= 0 && _inSlot < space.Slots[_slot].Candidates.Length)
        {
            Slot place = space.Slots[_slot];
            csv.Require(false, TableColumns.Candidate, $"'{place.Candidates[_inSlot].Name}' of {place.Name} is missing before this line");
        }
    }

    private void RequireSlotsComplete()
    {
        RequireSlotComplete();
        csv.Require(_slot >= 0, TableColumns.Section, $"is '{TableColumns.Head}' before any slot");
        csv.Require(
            space is null || _slot + 1 == space.Slots.Length,
            TableColumns.Section,
            $"is '{TableColumns.Head}' where {TableColumns.SlotName(_slot + 1)} of '{space?.Name}' is missing");
    }
}
