using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Networks.Spaces;

namespace Profiler.Api.Spaces;

/// <summary>A search space laid out.</summary>
/// <param name="Fingerprint">SHA-256 of the definition; lookup tables belong to it.</param>
/// <param name="Definition">As its file has it (docs/search-spaces.md); a job request takes it as it stands.</param>
public sealed record SpaceDocument(
    string Name, string Input, string Fingerprint, double ArchitecturesLog10, ImmutableArray<SpaceSlot> Slots, JsonElement Definition)
{
    public static SpaceDocument From(SearchSpace space) => new(
        space.Name,
        space.DefaultInput.ToString(),
        space.Fingerprint,
        SpaceSummary.From(space).ArchitecturesLog10,
        [.. space.Slots.Select(SpaceSlot.From)],
        JsonText.Parse(SearchSpaceJson.Write(space)));
}
