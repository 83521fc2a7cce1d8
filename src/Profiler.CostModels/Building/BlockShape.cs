using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>What the kernels of a slot's block depend on besides the candidate; slots that agree share their observations.</summary>
/// <param name="Reduction">How many times smaller than the network's input the slot's input is, along each side.</param>
/// <param name="Edge">The slot where it is an edge of a cell: edges run the same kernels, but not the same sums behind them.</param>
internal readonly record struct BlockShape(int InChannels, int OutChannels, int Stride, int Reduction, int? Edge = null)
{
    public static BlockShape[] Of(SearchSpace space)
    {
        var shapes = new BlockShape[space.Slots.Length];
        int reduction = space.Stem.Stride;
        foreach (Slot slot in space.Slots)
        {
            shapes[slot.Index] = new BlockShape(slot.InChannels, slot.OutChannels, slot.Stride, reduction, space.Cell is null ? null : slot.Index);
            reduction *= slot.Stride;
        }

        return shapes;
    }
}
