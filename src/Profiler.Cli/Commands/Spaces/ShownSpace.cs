using System.Collections.Immutable;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Spaces;

/// <summary>A search space laid out.</summary>
/// <param name="Fingerprint">SHA-256 of the definition; lookup tables belong to it.</param>
/// <param name="Cell">The cell whose edges the slots are; null where they stand in a row.</param>
/// <param name="ArchitecturesLog10">The decimal logarithm of how many architectures there are.</param>
public sealed record ShownSpace(
    string Name,
    string Input,
    string Fingerprint,
    double ArchitecturesLog10,
    StemDefinition Stem,
    ImmutableArray<ShownSlot> Slots,
    ImmutableArray<Candidate> Candidates,
    HeadDefinition Head,
    CellDefinition? Cell)
{
    public static ShownSpace From(SearchSpace space) => new(
        space.Name,
        space.DefaultInput.ToString(),
        space.Fingerprint,
        ListedSpace.From(space).ArchitecturesLog10,
        space.Stem,
        [.. space.Slots.Select(ShownSlot.From)],
        space.Definition.Candidates,
        space.Head,
        space.Cell);
}
