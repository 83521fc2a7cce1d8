using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Counting;

/// <summary>What the operations of a cell count, over all cells of a network.</summary>
public static class CellWork
{
    /// <summary>By slot and candidate, the sums between edges not counted; an edge that is not there counts nothing.</summary>
    /// <param name="space">A space with a cell.</param>
    public static NetworkCounts[][] Of(SearchSpace space, TensorShape input)
    {
        // Every edge has the same choices and the same places.
        NetworkCounts[] counts = [.. space.Slots[0].Candidates.Select(candidate => Count(space, candidate, input))];
        return [.. space.Slots.Select(_ => counts)];
    }

    /// <summary>Bytes that one sum, or one node of zeros, writes in all cells together.</summary>
    internal static long SumBytes(SearchSpace space, TensorShape input) =>
        space.Cells.Sum(place => Input(place, input).Elements * sizeof(float));

    private static NetworkCounts Count(SearchSpace space, Candidate candidate, TensorShape input) =>
        candidate is NoneCandidate ? default : space.Cells.Aggregate(default(NetworkCounts), (sum, place) => sum + Count(candidate, Input(place, input)));

    private static NetworkCounts Count(Candidate candidate, TensorShape own)
    {
        Network block = NetworkFactory.FromBlock(candidate.Name, candidate.Build(own.Channels, own.Channels, 1), own.Channels, own);
        return LayerCounter.Count(ShapedGraph.Lay(block, own));
    }

    private static TensorShape Input(CellPlace place, TensorShape input) => input with
    {
        Channels = place.Channels,
        Height = (input.Height + place.Reduction - 1) / place.Reduction,
        Width = (input.Width + place.Reduction - 1) / place.Reduction,
    };
}
