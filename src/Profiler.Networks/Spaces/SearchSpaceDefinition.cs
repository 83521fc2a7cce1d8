using System.Collections.Immutable;

namespace Profiler.Networks.Spaces;

/// <summary>
/// A search space as its JSON file has it (docs/search-spaces.md). Built-in spaces are embedded files of the same
/// form, so whatever they can express a custom space can.
/// </summary>
/// <param name="Schema">The form's version: <see cref="CurrentSchema"/>.</param>
/// <param name="Stages">Runs of slots; of cells where there is a cell.</param>
/// <param name="Cell">Null for a space whose slots stand in a row.</param>
/// <param name="Input">The default input shape, such as 1x3x1024x2048.</param>
public sealed record SearchSpaceDefinition(
    string Schema,
    string Name,
    string Input,
    StemDefinition Stem,
    ImmutableArray<StageDefinition> Stages,
    ImmutableArray<Candidate> Candidates,
    HeadDefinition Head,
    CellDefinition? Cell = null)
{
    public const string CurrentSchema = "profiler-space/1";
}
