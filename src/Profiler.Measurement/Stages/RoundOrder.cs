namespace Profiler.Measurement.Stages;

/// <summary>
/// The order of a round's visits: shuffled, so that no item always follows the same one, and made of the seed and the
/// round alone, so that a resumed measurement goes on as it would have.
/// </summary>
internal static class RoundOrder
{
    /// <summary>Odd, so that different rounds of different seeds get different streams.</summary>
    private const int RoundStride = 7919;

    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items, int seed, int round)
    {
        T[] order = [.. items];
        new Random(unchecked(seed * RoundStride + round)).Shuffle(order);
        return order;
    }
}
