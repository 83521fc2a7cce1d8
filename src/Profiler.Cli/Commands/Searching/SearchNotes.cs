using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Search.Results;
using Profiler.Search.Strategies;

namespace Profiler.Cli.Commands.Searching;

/// <summary>What about a search was not as it should be, and what to do about it.</summary>
internal static class SearchNotes
{
    /// <summary>A table whose predictions err by more, nine times in ten, cannot tell candidates apart that a search must.</summary>
    public const double PoorTable = 0.1;

    /// <summary>
    /// Of the entropy, which is 1 where nothing is decided. At a half, a slot of a dozen candidates is as open as one
    /// between three or four that are equally good.
    /// </summary>
    public const double Undecided = 0.5;

    /// <summary>What is known before it begins.</summary>
    public static ImmutableArray<string> Before(SearchRequest request, SearchCosts costs)
    {
        SearchSettings settings = request.Settings;
        return costs.Tables.IsEmpty
            ? [$"There is no lookup table of {settings.Space.Name} at {settings.Input} to predict the latency."]
            :
            [
                .. costs.Tables.Where(table => table.Calibration.RelativeError90 > PoorTable).Select(Poor),
                .. request.Costs.Any(cost => cost.Metric == SearchRequest.Energy)
                    ? costs.Tables.Where(table => table.Calibration.Energy!.RelativeError90 > PoorTable).Select(PoorEnergies)
                    : [],
            ];
    }

    /// <summary>The same, and how it ended.</summary>
    public static ImmutableArray<string> After(SearchRequest request, SearchCosts costs, SearchHistory history)
    {
        ImmutableArray<string> before = Before(request, costs);
        bool isTrained = history.Points.Any(point => point.ArchitectureTaskLoss is not null);
        return isTrained && history.Points[^1].Entropy is var entropy and > Undecided
            ? before.Add($"The search ended undecided: entropy {entropy:F2}, where 0 is decided and 1 undecided. Give it more --steps.")
            : before;
    }

    /// <summary>Of two searches: what holds for both once, what holds for one with its name.</summary>
    public static ImmutableArray<string> OfBoth((string Name, FoundSearch Found) first, (string Name, FoundSearch Found) second)
    {
        ImmutableArray<string> ofFirst = first.Found.Result.Provenance.Notes;
        ImmutableArray<string> ofSecond = second.Found.Result.Provenance.Notes;
        return
        [
            .. ofFirst.Intersect(ofSecond),
            .. ofFirst.Except(ofSecond).Select(note => $"Searched for {first.Name}: {note}"),
            .. ofSecond.Except(ofFirst).Select(note => $"Searched for {second.Name}: {note}"),
        ];
    }

    private static string Poor(LookupTable table) => table.Method == FillMethod.Roofline
        ? $"Table {table.Id} is analytical, from the data sheet of {table.Target.Device}: latencies may be {1 + table.Calibration.RelativeError90:F1} times less or more. "
            + "Measure what the search finds where there is such a board."
        : $"Table {table.Id} predicts nine networks in ten within {table.Calibration.RelativeError90:P0} only. "
        + "Profile the space again with a longer --budget, on an idle device.";

    private static string PoorEnergies(LookupTable table) =>
        $"The energies of table {table.Id} are within {table.Calibration.Energy!.RelativeError90:P0} of nine networks in ten only. "
        + "Fit them again with more --measurements, on an idle device.";
}
