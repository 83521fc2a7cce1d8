using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Search.Choices;

namespace Profiler.Search.Costs;

/// <summary>The most probable architecture among those within a budget.</summary>
public static class BudgetedChoice
{
    /// <summary>
    /// Of a budget's room above the cheapest candidates. Costs are rounded up to a step of it, so that what is found is
    /// within the budget; what is missed for it is closer to the budget than slots / 16,384 of that room.
    /// </summary>
    private const int Steps = 1 << 14;

    /// <summary>Kept free of the room for what sums of doubles lose.</summary>
    private const double Slack = 1e-9;

    /// <summary>A candidate of no probability is dearer than any other choice, and still better than no architecture.</summary>
    private const double LeastProbability = 1e-30;

    /// <summary>What is left of a budget at most, as a share of it, where there is an architecture like that.</summary>
    private const double Unspent = 0.05;

    /// <summary>
    /// The most probable architecture that costs at most the budget and at least 95 % of it, or where there is none, at most
    /// the budget: while choices are still open, many cheap ones together are as probable as one that makes use of it.
    /// Found by dynamic programming over slots, states and spent steps.
    /// </summary>
    /// <param name="budget">In the cost's unit.</param>
    /// <exception cref="ProfilerException">No architecture is within the budget; the message has the minimum.</exception>
    public static Architecture MostProbable(CostTensor cost, ChoiceProbabilities probabilities, double budget)
    {
        CostRange range = Budget.RequireReachable(cost, budget);
        double[] floors = [.. cost.Layers.Select(layer => layer.Costs.Min(row => row.Min()))];
        double room = budget - cost.Fixed - floors.Sum();
        if (room <= Slack * budget)
        {
            return range.Cheapest;
        }

        double step = room / Steps * (1 - Slack);
        int[][][] excess =
        [
            .. cost.Layers.Select((layer, slot) => layer.Costs.Select(
                row => row.Select(own => (int)Math.Min(Steps + 1, Math.Ceiling((own - floors[slot]) / step))).ToArray()).ToArray()),
        ];
        // Rounding up hides at most a step a slot.
        int unspent = Math.Clamp((int)Math.Min(Steps, Unspent * budget / step) - cost.Layers.Length, 0, Steps);
        byte[]? found = Solve(cost.Layers, excess, probabilities.Values, unspent) ?? Solve(cost.Layers, excess, probabilities.Values, Steps);
        return found is { } choices
            ? Architecture.FromIndices(cost.Space, choices)
            : range.Cheapest;
    }

    /// <param name="unspent">Steps that may be left.</param>
    /// <returns>Null where there is no such architecture.</returns>
    private static byte[]? Solve(
        ImmutableArray<CostLayer> layers, int[][][] excess, ImmutableArray<ImmutableArray<double>> probabilities, int unspent)
    {
        // The best logarithm of what follows, by state and steps left, from the last slot to the first.
        double[] end = new double[Steps + 1];
        Array.Fill(end, double.NegativeInfinity, unspent + 1, Steps - unspent);
        double[][] rest = [.. Enumerable.Range(0, layers[^1].NextStates).Select(_ => end)];
        byte[][][] chosen = new byte[layers.Length][][];
        for (int slot = layers.Length - 1; slot >= 0; slot--)
        {
            CostLayer layer = layers[slot];
            double[] gains = [.. probabilities[slot].Select(p => Math.Log(Math.Max(p, LeastProbability)))];
            (double[] Best, byte[] Choice)[] states =
                [.. Enumerable.Range(0, layer.States).Select(state => Best(excess[slot][state], gains, layer.Next[state], rest))];
            rest = [.. states.Select(state => state.Best)];
            chosen[slot] = [.. states.Select(state => state.Choice)];
        }

        return double.IsNegativeInfinity(rest[0][Steps]) ? null : Follow(layers, excess, chosen);
    }

    private static (double[] Best, byte[] Choice) Best(int[] excess, double[] gains, int[] next, double[][] rest)
    {
        double[] best = new double[Steps + 1];
        byte[] choice = new byte[Steps + 1];
        Array.Fill(best, double.NegativeInfinity);
        for (int candidate = 0; candidate < excess.Length; candidate++)
        {
            double[] after = rest[next[candidate]];
            for (int left = excess[candidate]; left <= Steps; left++)
            {
                double value = gains[candidate] + after[left - excess[candidate]];
                if (value > best[left])
                {
                    best[left] = value;
                    choice[left] = (byte)candidate;
                }
            }
        }

        return (best, choice);
    }

    private static byte[] Follow(ImmutableArray<CostLayer> layers, int[][][] excess, byte[][][] chosen)
    {
        byte[] choices = new byte[layers.Length];
        int state = 0;
        int left = Steps;
        for (int slot = 0; slot < choices.Length; slot++)
        {
            byte choice = chosen[slot][state][left];
            choices[slot] = choice;
            left -= excess[slot][state][choice];
            state = layers[slot].Next[state][choice];
        }

        return choices;
    }
}
