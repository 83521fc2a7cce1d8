using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Choices;

/// <summary>For each slot the probability of each of its candidates.</summary>
/// <param name="Values">By slot and candidate, each slot's adding up to 1.</param>
public sealed record ChoiceProbabilities(SearchSpace Space, ImmutableArray<ImmutableArray<double>> Values)
{
    /// <summary>
    /// How undecided the slots are on average: each one's entropy over that of a uniform choice, so that 1 is undecided
    /// and 0 decided. Slots with one candidate do not count.
    /// </summary>
    public double Entropy
    {
        get
        {
            double[] open = [.. Values.Where(slot => slot.Length > 1).Select(slot => EntropyOf(slot) / Math.Log(slot.Length))];
            return open.Length == 0 ? 0 : open.Average();
        }
    }

    /// <summary>Each slot's most probable candidate, the first of equals.</summary>
    public Architecture MostProbable =>
        Architecture.FromIndices(Space, [.. Values.Select(slot => (byte)slot.IndexOf(slot.Max()))]);

    /// <summary>Every candidate as probable as the next.</summary>
    public static ChoiceProbabilities Uniform(SearchSpace space) => new(
        space,
        [.. space.Slots.Select(slot => Enumerable.Repeat(1.0 / slot.Candidates.Length, slot.Candidates.Length).ToImmutableArray())]);

    /// <summary>The architecture with probability 1.</summary>
    public static ChoiceProbabilities Certain(Architecture architecture) => new(
        architecture.Space,
        [
            .. architecture.Space.Slots.Select(slot => Enumerable.Range(0, slot.Candidates.Length)
                .Select(candidate => candidate == architecture.Choices[slot.Index] ? 1.0 : 0.0).ToImmutableArray()),
        ]);

    /// <summary>Draws an architecture, each slot by its own probabilities.</summary>
    public Architecture Sample(Random random)
    {
        byte[] choices = new byte[Values.Length];
        for (int slot = 0; slot < choices.Length; slot++)
        {
            double left = random.NextDouble();
            int candidate = 0;
            while (candidate < Values[slot].Length - 1 && left >= Values[slot][candidate])
            {
                left -= Values[slot][candidate++];
            }

            choices[slot] = (byte)candidate;
        }

        return Architecture.FromIndices(Space, choices);
    }

    private static double EntropyOf(ImmutableArray<double> slot) => -slot.Where(p => p > 0).Sum(p => p * Math.Log(p));
}
