using System.Collections.Immutable;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Spaces;

/// <summary>A slot with the names of what may fill it.</summary>
public sealed record ShownSlot(string Name, int InChannels, int OutChannels, int Stride, ImmutableArray<string> Candidates)
{
    public static ShownSlot From(Slot slot) => new(
        slot.Name, slot.InChannels, slot.OutChannels, slot.Stride, [.. slot.Candidates.Select(candidate => candidate.Name)]);
}
