using System.Collections.Immutable;
using Profiler.Search.Costs;

namespace Profiler.Cli.Commands.Searching;

/// <summary>The budgets that latency is searched at, from the lowest; each with the name of its folder.</summary>
internal static class LatencyLadder
{
    private const string Folder = "latency";

    /// <summary>Of the room between the space's cheapest network and the budget that the MACs were given.</summary>
    private static readonly int[] Percents = [50, 75, 100, 125];

    /// <summary>The budget alone, or at matched accuracy rungs around it, none of them beyond the space's dearest network.</summary>
    /// <param name="budget">In ms, at least the cheapest network's.</param>
    public static ImmutableArray<(string Name, double Ms)> Of(ICost latency, double budget, MatchRule match)
    {
        if (match.Tolerance is null)
        {
            return [(Folder, budget)];
        }

        CostRange range = latency.Range();
        return
        [
            .. Percents
                .Select(percent => (Percent: percent, Ms: range.Minimum + ((budget - range.Minimum) * percent / 100)))
                .Where(rung => rung.Percent <= 100 || rung.Ms <= range.Maximum)
                .Select(rung => (Name: rung.Percent == 100 ? Folder : $"{Folder}-{rung.Percent}", Ms: rung.Percent == 100 ? budget : rung.Ms))
                .DistinctBy(rung => rung.Ms),
        ];
    }
}
