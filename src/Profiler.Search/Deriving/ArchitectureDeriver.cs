using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;
using Profiler.Search.Strategies;

namespace Profiler.Search.Deriving;

/// <summary>Makes architectures of what a differentiable search learnt about each slot.</summary>
/// <param name="probabilities">By slot and candidate; what follows a slot's candidates is ignored.</param>
public sealed class ArchitectureDeriver(SearchSpace space, IReadOnlyList<IReadOnlyList<double>> probabilities, CostLimit limit)
{
    /// <summary>Draws for each architecture that is wanted, before those found have to do.</summary>
    private const int DrawsPerSample = 100;

    /// <summary>A candidate that the search gave up is not impossible, only last in line.</summary>
    private const double LeastProbability = 1e-12;

    /// <summary>The most probable candidate of every slot, whatever it costs.</summary>
    public Architecture MostProbable() => Architecture.FromIndices(space, [.. space.Slots.Select(slot => (byte)Likeliest(slot))]);

    /// <summary>
    /// The most probable architecture where it keeps the budget; else it gives up candidates one by one, each time
    /// that which loses the least probability (in logarithms) for what it saves, until it does.
    /// </summary>
    public Architecture MostProbableWithinLimit()
    {
        Architecture at = MostProbable();
        // Every change lowers the cost, and there are finitely many architectures.
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

    /// <summary>
    /// Different architectures within the budget: the most probable one first, then draws from the probabilities.
    /// Fewer than asked for where the probabilities leave no more.
    /// </summary>
    public IReadOnlyList<Architecture> Samples(int count, int seed)
    {
        var random = new Random(seed);
        var samples = new List<Architecture> { MostProbableWithinLimit() };
        for (int draw = 0; draw < DrawsPerSample * count && samples.Count < count; draw++)
        {
            var drawn = Architecture.FromIndices(space, [.. space.Slots.Select(slot => (byte)Draw(slot, random.NextDouble()))]);
            if (limit.Allows(drawn) && !samples.Contains(drawn))
            {
                samples.Add(drawn);
            }
        }

        return samples;
    }

    private Architecture? Cheaper(Architecture at)
    {
        double cost = limit.Of(at);
        var changes =
            from slot in space.Slots
            from candidate in Enumerable.Range(0, slot.Candidates.Length)
            where candidate != at.Choices[slot.Index]
            let changed = Architecture.FromIndices(space, at.Choices.SetItem(slot.Index, (byte)candidate))
            let saved = cost - limit.Of(changed)
            where saved > 0
            let lost = LogOf(slot, at.Choices[slot.Index]) - LogOf(slot, candidate)
            orderby lost / saved, slot.Index, candidate
            select changed;
        return changes.FirstOrDefault();
    }

    private double LogOf(Slot slot, int candidate) => Math.Log(Math.Max(probabilities[slot.Index][candidate], LeastProbability));

    private int Likeliest(Slot slot) => Enumerable.Range(0, slot.Candidates.Length)
        .MaxBy(candidate => probabilities[slot.Index][candidate]);

    private int Draw(Slot slot, double uniform)
    {
        int last = slot.Candidates.Length - 1;
        for (int candidate = 0; candidate < last; candidate++)
        {
            uniform -= probabilities[slot.Index][candidate];
            if (uniform < 0)
            {
                return candidate;
            }
        }

        return last;
    }
}
