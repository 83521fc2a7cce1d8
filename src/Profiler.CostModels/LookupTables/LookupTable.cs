using System.Collections.Immutable;
using Profiler.Measurement.Targets;
using Profiler.Networks.Shapes;

namespace Profiler.CostModels.LookupTables;

/// <summary>
/// Per target, search space and input shape, the cost of every candidate in every slot, and what lies outside
/// the slots. Immutable: measuring again makes another table.
/// </summary>
/// <param name="Id">Unique and stable: the first 16 hexadecimal digits of the SHA-256 of the table's text form.</param>
/// <param name="SpaceFingerprint">Of the space's definition; a table answers for that definition only.</param>
/// <param name="Entries">
/// What a search reads: each candidate's cost averaged over the layouts that random networks bring to its slot.
/// Ordered by slot, then in the order of the slot's candidates; complete.
/// </param>
/// <param name="Contexts">
/// What an estimate of one architecture reads: costs for each layout that can reach a slot, in the same order and
/// within a candidate blocked before plain; complete for the layouts that can occur. Empty for an isolated table.
/// </param>
public sealed record LookupTable(
    string Id,
    string SpaceName,
    string SpaceFingerprint,
    TensorShape Input,
    Target Target,
    FillMethod Method,
    FixedCosts Fixed,
    ImmutableArray<TableEntry> Entries,
    ImmutableArray<ContextEntry> Contexts,
    TableCalibration Calibration,
    TableProvenance Provenance)
{
    /// <summary>The version of the text form and of the meaning of its columns.</summary>
    public const string SchemaVersion = "profiler-table/1";

    /// <summary>Whether it has energies beside its latencies: all of them or none.</summary>
    public bool HasEnergy => Calibration.Energy is not null;
}
