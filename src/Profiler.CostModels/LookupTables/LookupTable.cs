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
/// <param name="Entries">Ordered by slot, then in the order of the slot's candidates; complete.</param>
public sealed record LookupTable(
    string Id,
    string SpaceName,
    string SpaceFingerprint,
    TensorShape Input,
    Target Target,
    FillMethod Method,
    FixedCosts Fixed,
    ImmutableArray<TableEntry> Entries,
    TableCalibration Calibration,
    TableProvenance Provenance)
{
    /// <summary>The version of the text form and of the meaning of its columns.</summary>
    public const string SchemaVersion = "profiler-table/1";
}
