using System.Text.Json.Serialization;

namespace Profiler.CostModels.LookupTables;

/// <summary>The cost of one candidate in one slot.</summary>
/// <param name="Slot">Index of the slot.</param>
/// <param name="Candidate">The candidate's name.</param>
/// <param name="LatencyMs">In ms, at least 0.</param>
/// <param name="LowMs">Lower end of the 95 % interval.</param>
/// <param name="HighMs">Upper end of the 95 % interval.</param>
/// <param name="Observations">Networks in which this pair was seen.</param>
/// <param name="Mj">In mJ, at least 0; null in a table without energies.</param>
public sealed record TableEntry(
    int Slot,
    string Candidate,
    double LatencyMs,
    double LowMs,
    double HighMs,
    EntrySource Source,
    int Observations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Mj = null);
