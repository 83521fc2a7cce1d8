using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Transfer.Encoders;

/// <summary>
/// In which layout a runtime hands a feature map on from slot to slot, as lookup tables saw it: what a candidate costs
/// depends on the layout that it is given.
/// </summary>
/// <param name="Provider">The runtime's provider, which decides on layouts.</param>
/// <param name="StartsPlain">Whether the first slot is given a plain feature map.</param>
/// <param name="AfterBlocked">By slot, a letter a candidate: what it makes of a blocked feature map, b or p.</param>
/// <param name="AfterPlain">What it makes of a plain one.</param>
public sealed record LayoutWalk(string Provider, bool StartsPlain, ImmutableArray<string> AfterBlocked, ImmutableArray<string> AfterPlain)
{
    private const char Blocked = 'b';
    private const char Plain = 'p';

    /// <summary>One a provider whose tables have layouts. Where its tables differ, what was measured counts, and the first of it.</summary>
    public static ImmutableArray<LayoutWalk> Of(SearchSpace space, IEnumerable<LookupTable> tables) =>
    [
        .. tables.Where(table => table.Contexts.Any(context => context.LayoutIn == Layout.Plain || context.LayoutOut == Layout.Plain))
            .GroupBy(table => table.Target.Provider)
            .Select(provider => Of(provider.Key, space, [.. provider])),
    ];

    /// <summary>For each slot whether it is given a plain feature map.</summary>
    public IEnumerable<bool> IsPlain(IReadOnlyList<byte> choices)
    {
        bool isPlain = StartsPlain;
        for (int slot = 0; slot < choices.Count; slot++)
        {
            yield return isPlain;
            isPlain = (isPlain ? AfterPlain : AfterBlocked)[slot][choices[slot]] == Plain;
        }
    }

    /// <summary>Whether it has a letter for every candidate.</summary>
    public bool Fits(SearchSpace space) => new[] { AfterBlocked, AfterPlain }.All(after =>
        after.Length == space.Slots.Length
        && space.Slots.All(slot => after[slot.Index].Length == slot.Candidates.Length && after[slot.Index].All(letter => letter is Blocked or Plain)));

    private static LayoutWalk Of(string provider, SearchSpace space, LookupTable[] tables)
    {
        ILookup<(int, string, Layout), ContextEntry> contexts = tables.SelectMany(table => table.Contexts)
            .ToLookup(context => (context.Slot, context.Candidate, context.LayoutIn));
        ImmutableArray<string> After(Layout given) =>
            [.. space.Slots.Select(slot => string.Concat(slot.Candidates.Select(candidate => Letter(slot, candidate, given))))];

        // Where no table was given a layout, it is handed on as it came: no architecture gets there.
        char Letter(Slot slot, Candidate candidate, Layout given) =>
            (contexts[(slot.Index, candidate.Name, given)].MinBy(context => context.Source == EntrySource.Measured ? 0 : 1)?.LayoutOut ?? given)
            == Layout.Plain ? Plain : Blocked;

        return new LayoutWalk(provider, tables[0].Contexts[0].LayoutIn == Layout.Plain, After(Layout.Blocked), After(Layout.Plain));
    }
}
