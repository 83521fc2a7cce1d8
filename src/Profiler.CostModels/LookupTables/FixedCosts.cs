using System.Text.Json.Serialization;

namespace Profiler.CostModels.LookupTables;

/// <summary>What every network of the space pays outside its slots, in ms, and in mJ where the table has energies.</summary>
/// <param name="OverheadMs">The runtime's own cost for a run, and whatever no section owns.</param>
/// <param name="StemMj">Null, as the other energies, in a table without energies.</param>
public sealed record FixedCosts(
    double StemMs,
    double HeadMs,
    double OverheadMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? StemMj = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? HeadMj = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? OverheadMj = null)
{
    public double TotalMs => StemMs + HeadMs + OverheadMs;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TotalMj => StemMj + HeadMj + OverheadMj;
}
