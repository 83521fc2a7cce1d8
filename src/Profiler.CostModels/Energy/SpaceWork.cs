using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Energy;

/// <summary>The work of every candidate in every slot of a space, so that an architecture's is their sum.</summary>
public sealed class SpaceWork
{
    private readonly ImmutableArray<NetworkWork>[] _slots;

    /// <exception cref="ProfilerException">The space's slots are the edges of a cell.</exception>
    public SpaceWork(SearchSpace space, TensorShape input)
    {
        if (space.Cell is not null)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The slots of '{space.Name}' are the edges of a cell, and which of their work remains depends on the other edges: "
                + "a table of the space has no energies.",
                "Measure its networks with 'profiler energy'.");
        }

        var kernels = new SectionKernels(space, input, NetworkWork.BytesPerValue);
        Stem = NetworkWork.Of(kernels.Stem);
        Head = NetworkWork.Of(kernels.Head);
        _slots = [.. space.Slots.Select(slot => slot.Candidates.Select(c => NetworkWork.Of(kernels.Of(slot, c))).ToImmutableArray())];
    }

    public NetworkWork Stem { get; }

    public NetworkWork Head { get; }

    public NetworkWork Of(int slot, int candidate) => _slots[slot][candidate];

    /// <summary>Of a whole network.</summary>
    public NetworkWork Of(Architecture architecture) =>
        architecture.Choices.Select((choice, slot) => Of(slot, choice)).Aggregate(Stem + Head, (sum, work) => sum + work);
}
