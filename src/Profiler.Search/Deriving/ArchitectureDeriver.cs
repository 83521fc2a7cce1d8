using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Strategies;

namespace Profiler.Search.Deriving;

/// <summary>Makes architectures of what a differentiable search learnt about each slot.</summary>
public sealed class ArchitectureDeriver(ICost cost, ChoiceProbabilities probabilities, CostLimit limit)
{
    /// <summary>Draws for each architecture that is wanted, before those found have to do.</summary>
    private const int DrawsPerSample = 100;

    /// <summary>As <see cref="BudgetedChoice"/> has it: what inherits weights does better the cheaper it is, and what is trained from scratch does not.</summary>
    private const double UsedShare = 0.95;

    /// <summary>A candidate that the search gave up is not impossible, only last in line.</summary>
    private const double LeastProbability = 1e-12;

    /// <summary>The most probable architecture of those that keep the budget.</summary>
    public Architecture MostProbable() => double.IsInfinity(limit.Budget)
        ? probabilities.MostProbable
        : cost is CostTensor adding ? BudgetedChoice.MostProbable(adding, probabilities, limit.Budget) : GivingUp();

    /// <summary>
    /// Different architectures within the budget: the most probable one first, then draws from the probabilities that
    /// make as much use of the budget. Fewer than asked for where the probabilities leave no more.
    /// </summary>
    public IReadOnlyList<Architecture> Samples(int count, int seed)
    {
        var random = new Random(seed);
        Architecture first = MostProbable();
        var samples = new List<Architecture> { first };
        double least = double.IsInfinity(limit.Budget) ? 0 : Math.Min(UsedShare * limit.Budget, limit.Of(first));
        for (int draw = 0; draw < DrawsPerSample * count && samples.Count < count; draw++)
        {
            Architecture drawn = probabilities.Sample(random);
            if (limit.Allows(drawn) && limit.Of(drawn) >= least && !samples.Contains(drawn))
            {
                samples.Add(drawn);
            }
        }

        return samples;
    }

    /// <summary>
    /// For a cost that does not add up over slots: gives up candidates one by one, each time that which loses the least
    /// probability (in logarithms) for what it saves, until the budget is kept. Every change lowers the cost, so it ends.
    /// </summary>
    private Architecture GivingUp()
    {
        Architecture at = probabilities.MostProbable;
        while (!limit.Allows(at))
        {
            if (Cheaper(at) is not { } cheaper)
            {
                return limit.Cheapest;
            }

            at = cheaper;
        }

        return at;
    }

    private Architecture? Cheaper(Architecture at)
    {
        double now = limit.Of(at);
        IEnumerable<Architecture> changes =
            from slot in at.Space.Slots
            from candidate in Enumerable.Range(0, slot.Candidates.Length)
            let changed = Architecture.FromIndices(at.Space, at.Choices.SetItem(slot.Index, (byte)candidate))
            let saved = now - limit.Of(changed)
            where saved > 0
            let lost = LogOf(slot, at.Choices[slot.Index]) - LogOf(slot, candidate)
            orderby lost / saved, slot.Index, candidate
            select changed;
        return changes.FirstOrDefault();
    }

    private double LogOf(Slot slot, int candidate) => Math.Log(Math.Max(probabilities.Values[slot.Index][candidate], LeastProbability));
}
