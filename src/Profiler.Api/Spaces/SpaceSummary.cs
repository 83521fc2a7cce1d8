using Profiler.Networks.Spaces;

namespace Profiler.Api.Spaces;

/// <summary>A search space in a line.</summary>
/// <param name="Candidates">Distinct candidates over all slots.</param>
/// <param name="ArchitecturesLog10">The decimal logarithm of how many architectures there are; the number itself fits no JSON reader.</param>
public sealed record SpaceSummary(string Name, string Input, int Slots, int Candidates, double ArchitecturesLog10)
{
    public static SpaceSummary From(SearchSpace space) => new(
        space.Name,
        space.DefaultInput.ToString(),
        space.Slots.Length,
        space.Definition.Candidates.Length,
        space.Slots.Sum(slot => Math.Log10(slot.Candidates.Length)));
}
