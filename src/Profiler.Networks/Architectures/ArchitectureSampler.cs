using Profiler.Networks.Spaces;

namespace Profiler.Networks.Architectures;

/// <summary>Draws architectures; the same seed gives the same ones.</summary>
public sealed class ArchitectureSampler(SearchSpace space, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Every slot uniformly among its candidates.</summary>
    public Architecture Uniform()
    {
        byte[] choices = new byte[space.Slots.Length];
        for (int slot = 0; slot < choices.Length; slot++)
        {
            choices[slot] = (byte)_random.Next(space.Slots[slot].Candidates.Length);
        }

        return Architecture.FromIndices(space, choices);
    }

    /// <summary>
    /// Any share of the slots has the same candidate, the others are drawn uniformly: networks as different as the space has
    /// them, where uniform ones are much alike.
    /// </summary>
    public Architecture Leaning()
    {
        int favourite = _random.Next(space.Slots.Max(slot => slot.Candidates.Length));
        double share = _random.NextDouble();
        return Architecture.FromIndices(
            space,
            [
                .. space.Slots.Select(slot => (byte)(_random.NextDouble() < share
                    ? Math.Min(favourite, slot.Candidates.Length - 1)
                    : _random.Next(slot.Candidates.Length))),
            ]);
    }

    /// <summary>
    /// A Latin design: within each group of as many architectures as the largest slot has candidates, every slot
    /// shows each of its candidates; so after a few groups each pair was seen in as many contexts.
    /// </summary>
    public IReadOnlyList<Architecture> Latin(int count)
    {
        int group = space.Slots.Max(slot => slot.Candidates.Length);
        var architectures = new List<Architecture>(count);
        while (architectures.Count < count)
        {
            byte[][] columns = [.. space.Slots.Select(slot => Column(slot.Candidates.Length, group))];
            for (int row = 0; row < group && architectures.Count < count; row++)
            {
                architectures.Add(Architecture.FromIndices(space, [.. columns.Select(column => column[row])]));
            }
        }

        return architectures;
    }

    /// <summary>Each candidate as often as the next, in random order.</summary>
    private byte[] Column(int candidates, int length)
    {
        int[] order = [.. Enumerable.Range(0, candidates)];
        _random.Shuffle(order);
        byte[] column = [.. Enumerable.Range(0, length).Select(i => (byte)order[i % candidates])];
        _random.Shuffle(column);
        return column;
    }
}
