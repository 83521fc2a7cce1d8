using Profiler.Networks.Blocks;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;

namespace Profiler.Networks.Spaces;

/// <summary>How large the networks of a space become.</summary>
internal static class SpaceSize
{
    /// <summary>
    /// 512 MiB at fp32, as much as a coordinator takes of an uploaded model: every architecture can be written as a file.
    /// With an input's bound it also keeps the multiply-accumulates of a network below 2^57, where no sum overflows.
    /// </summary>
    public const long MaxParameters = 1L << 27;

    /// <summary>Parameters of the architecture that has the most.</summary>
    public static long MostParameters(SearchSpace space)
    {
        long sum = Parameters(Stem.Build(space.Stem, NetworkFactory.ImageChannels));
        sum += NetworkFactory.Head(space) is { } head ? Parameters(head) : 0;
        int channels = space.Stem.Channels;
        foreach (CellPlace place in space.Cells)
        {
            sum += place.IsReduced ? Parameters(CellReduction.Build(channels, place.Channels)) : 0;
            sum += space.Slots.Sum(slot => slot.Candidates.Max(candidate => Parameters(candidate.Build(place.Channels, place.Channels, 1))));
            channels = place.Channels;
        }

        if (space.Cell is not null)
        {
            return sum;
        }

        // Repeats of a stage are alike from the second one on.
        foreach (IGrouping<(int, int, int, object), Slot> alike in space.Slots.GroupBy(
            slot => (slot.InChannels, slot.OutChannels, slot.Stride, (object)slot.Candidates)))
        {
            Slot slot = alike.First();
            sum += alike.Count() * slot.Candidates.Max(candidate => Parameters(candidate.Build(slot.InChannels, slot.OutChannels, slot.Stride)));
        }

        return sum;
    }

    private static long Parameters(Block block) => block.Nodes.Sum(node => LayerCounter.Parameters(node.Layer));
}
