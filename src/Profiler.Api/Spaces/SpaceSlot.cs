using System.Collections.Immutable;
using Profiler.Networks.Spaces;

namespace Profiler.Api.Spaces;

/// <summary>A slot with the names of what may fill it; an architecture's code names them by their place in this list.</summary>
public sealed record SpaceSlot(string Name, int InChannels, int OutChannels, int Stride, ImmutableArray<string> Candidates)
{
    public static SpaceSlot From(Slot slot) => new(
        slot.Name, slot.InChannels, slot.OutChannels, slot.Stride, [.. slot.Candidates.Select(candidate => candidate.Name)]);
}
