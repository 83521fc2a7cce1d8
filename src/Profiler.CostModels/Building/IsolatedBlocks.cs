using Profiler.Networks.Blocks;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>The distinct blocks of a space for one input shape, each as a network of its own.</summary>
public static class IsolatedBlocks
{
    /// <summary>By id; identities, which run nothing, are left out.</summary>
    /// <exception cref="ProfilerException">The space's slots are the edges of a cell.</exception>
    public static IReadOnlyDictionary<string, (Network Network, TensorShape Input)> Of(SearchSpace space, TensorShape input)
    {
        if (space.Cell is not null)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The blocks of '{space.Name}' cannot be timed alone: its slots are the edges of a cell that stands in the network {space.Cells.Length} times.",
                "Fill the table in context.");
        }

        BlockShape[] shapes = BlockShape.Of(space);
        var blocks = new SortedDictionary<string, (Network, TensorShape)>(StringComparer.Ordinal);
        foreach (Slot slot in space.Slots)
        {
            BlockShape shape = shapes[slot.Index];
            foreach (Candidate candidate in slot.Candidates)
            {
                Block block = candidate.Build(slot.InChannels, slot.OutChannels, slot.Stride);
                string id = Id(shape, candidate);
                if (block.Nodes.Length > 0 && !blocks.ContainsKey(id))
                {
                    TensorShape own = BlockWork.BlockInput(shape, input);
                    blocks[id] = (NetworkFactory.FromBlock(id, block, slot.InChannels, own), own);
                }
            }
        }

        return blocks;
    }

    internal static string Id(BlockShape shape, Candidate candidate) =>
        $"{candidate.Name}-{shape.InChannels}-{shape.OutChannels}-s{shape.Stride}-r{shape.Reduction}";
}
