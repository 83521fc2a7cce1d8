using System.Collections.Immutable;
using Profiler.Networks.Spaces;
using Profiler.Search.Modules;
using Profiler.Search.Supernets.Kernels;

namespace Profiler.Search.Supernets;

/// <summary>Which of a slot's candidates the kernels run in a step.</summary>
/// <param name="Candidates">The candidate that each branch is of.</param>
/// <param name="Identity">The candidate that hands its input on, where it runs.</param>
/// <param name="GateCount">Candidates in a row of gates; 0 where there are no gates.</param>
internal sealed record SlotCall(
    Slot Slot,
    ImmutableArray<SlotBranch> Branches,
    ImmutableArray<int> Candidates,
    int? Identity,
    int GateCount,
    SlotSetting Setting,
    TensorStore Tensors)
{
    public const int ParametersOfBranch = 9;

    public bool HasGates => GateCount > 0;

    /// <param name="shape">Of the input: images, height, width, channels.</param>
    public SlotLayout Layout(long[] shape)
    {
        (int images, int height, int width) = ((int)shape[0], (int)shape[1], (int)shape[2]);
        // "Same" padding: the stride alone decides the output's extents, whatever the kernel.
        var slot = new SlotShape(
            images,
            height,
            width,
            Slot.InChannels,
            ((height - 1) / Slot.Stride) + 1,
            ((width - 1) / Slot.Stride) + 1,
            Slot.OutChannels,
            Slot.Stride);
        return new SlotLayout(slot, [.. Branches.Select(branch => branch.Branch)]);
    }

    public IReadOnlyList<RunningValues[]> Running() =>
        [.. Branches.Select(branch => branch.Statistics
            .Chunk(2)
            .Select(pair => new RunningValues(SlotFunction.Of(Tensors.Buffer(pair[0])), SlotFunction.Of(Tensors.Buffer(pair[1]))))
            .ToArray())];
}
