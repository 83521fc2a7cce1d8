using System.Collections.Immutable;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Synthetic;

/// <summary>Probabilities drawn from a seed.</summary>
internal static class RandomProbabilities
{
    public static ChoiceProbabilities Of(SearchSpace space, int seed)
    {
        var random = new Random(seed);
        return new ChoiceProbabilities(space, [.. space.Slots.Select(slot => Normal([.. slot.Candidates.Select(_ => random.NextDouble() + 0.01)]))]);
    }

    /// <summary>Slots x most candidates, float64, 0 beyond a slot's candidates.</summary>
    public static Tensor AsTensor(ChoiceProbabilities probabilities)
    {
        int width = probabilities.Values.Max(slot => slot.Length);
        return tensor(
            probabilities.Values.SelectMany(slot => slot.Concat(Enumerable.Repeat(0.0, width - slot.Length))).ToArray(),
            [probabilities.Values.Length, width],
            dtype: ScalarType.Float64);
    }

    private static ImmutableArray<double> Normal(double[] values) => [.. values.Select(value => value / values.Sum())];
}
