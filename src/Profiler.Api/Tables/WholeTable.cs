using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Targets;

namespace Profiler.Api.Tables;

/// <summary>GET /v1/tables/{id} as JSON.</summary>
/// <param name="Input">Such as 1x3x256x512.</param>
/// <param name="TargetId">Every field of the target in one text.</param>
/// <param name="Method">"in-context", "isolated" or "surrogate".</param>
/// <param name="FixedMs">What every network of the space pays outside its slots.</param>
/// <param name="Entries">By slot, then in the order of the slot's candidates.</param>
/// <param name="Contexts">The same by the layouts that reach a slot; empty for an isolated table.</param>
public sealed record WholeTable(
    string Id,
    string Space,
    string SpaceFingerprint,
    string Input,
    string TargetId,
    Target Target,
    string Method,
    FixedCosts FixedMs,
    ImmutableArray<TableEntry> Entries,
    ImmutableArray<ContextEntry> Contexts,
    TableCalibration Calibration,
    TableProvenance Provenance)
{
    public static WholeTable Of(LookupTable table) => new(
        table.Id,
        table.SpaceName,
        table.SpaceFingerprint,
        table.Input.ToString(),
        table.Target.Id,
        table.Target,
        TableMethods.Text(table.Method),
        table.Fixed,
        table.Entries,
        table.Contexts,
        table.Calibration,
        table.Provenance);
}
