using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>What each candidate computes and moves in each slot, on paper.</summary>
public sealed class BlockWork
{
    private readonly NetworkCounts[][] _counts;

    public BlockWork(SearchSpace space, TensorShape input)
    {
        if (space.Cell is not null)
        {
            _counts = CellWork.Of(space, input);
            return;
        }

        BlockShape[] shapes = BlockShape.Of(space);
        _counts = [.. space.Slots.Select(slot => slot.Candidates.Select(c => Count(slot, c, shapes[slot.Index], input)).ToArray())];
    }

    public NetworkCounts Of(int slot, int candidate) => _counts[slot][candidate];

    private static NetworkCounts Count(Slot slot, Candidate candidate, BlockShape shape, TensorShape input)
    {
        TensorShape own = BlockInput(shape, input);
        Network block = NetworkFactory.FromBlock(
            candidate.Name, candidate.Build(slot.InChannels, slot.OutChannels, slot.Stride), slot.InChannels, own);
        return LayerCounter.Count(ShapedGraph.Lay(block, own));
    }

    /// <summary>The shape that reaches a slot; sides round up, as windows with padding do.</summary>
    internal static TensorShape BlockInput(BlockShape shape, TensorShape input) => input with
    {
        Channels = shape.InChannels,
        Height = (input.Height + shape.Reduction - 1) / shape.Reduction,
        Width = (input.Width + shape.Reduction - 1) / shape.Reduction,
    };
}
