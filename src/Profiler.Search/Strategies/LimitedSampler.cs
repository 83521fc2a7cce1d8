using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Strategies;

/// <summary>Draws architectures that keep a cost limit; the same seed draws the same ones.</summary>
public sealed class LimitedSampler(SearchSpace space, CostLimit limit, int seed)
{
    /// <summary>Uniform draws before a tight budget is met from below instead.</summary>
    private const int Draws = 200;

    /// <summary>Changes of a walk, for each slot: enough to forget where it began.</summary>
    private const int ChangesPerSlot = 8;

    private readonly Random _random = new(seed);

    /// <summary>
    /// Uniform among the architectures within the budget where one in a few hundred is; where fewer are, the end of a
    /// random walk from the cheapest one that never leaves the budget.
    /// </summary>
    public Architecture Next()
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            Architecture drawn = Uniform();
            if (limit.Allows(drawn))
            {
                return drawn;
            }
        }

        return Walk();
    }

    /// <summary>
    /// Another candidate in one slot, drawn among the changes that keep the budget; the architecture itself where there is none.
    /// </summary>
    public Architecture Mutate(Architecture parent)
    {
        (int Slot, int Candidate)[] changes = [.. space.Slots.SelectMany(slot => Enumerable.Range(0, slot.Candidates.Length)
            .Where(candidate => candidate != parent.Choices[slot.Index])
            .Select(candidate => (slot.Index, candidate)))];
        _random.Shuffle(changes);
        foreach ((int slot, int candidate) in changes)
        {
            Architecture child = With(parent, slot, candidate);
            if (limit.Allows(child))
            {
                return child;
            }
        }

        return parent;
    }

    /// <summary>Positions below a bound without repetition, in the order drawn.</summary>
    public int[] Positions(int below, int count)
    {
        int[] all = [.. Enumerable.Range(0, below)];
        _random.Shuffle(all);
        return all[..Math.Min(count, below)];
    }

    private Architecture Uniform() => Architecture.FromIndices(
        space, [.. space.Slots.Select(slot => (byte)_random.Next(slot.Candidates.Length))]);

    private Architecture Walk()
    {
        Architecture at = limit.Cheapest;
        for (int change = 0; change < ChangesPerSlot * space.Slots.Length; change++)
        {
            Slot slot = space.Slots[_random.Next(space.Slots.Length)];
            Architecture next = With(at, slot.Index, _random.Next(slot.Candidates.Length));
            at = limit.Allows(next) ? next : at;
        }

        return at;
    }

    private Architecture With(Architecture architecture, int slot, int candidate) =>
        Architecture.FromIndices(space, architecture.Choices.SetItem(slot, (byte)candidate));
}
