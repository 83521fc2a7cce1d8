using System.Text.Json.Serialization;

namespace Profiler.CostModels.LookupTables;

/// <summary>The cost of one candidate in one slot for a given layout of what it reads.</summary>
/// <param name="Slot">Index of the slot.</param>
/// <param name="LayoutOut">The layout in which it hands its output on.</param>
/// <param name="LatencyMs">In ms, at least 0.</param>
/// <param name="Observations">Networks in which this was seen, here or in a slot of the same shapes.</param>
/// <param name="Mj">In mJ, at least 0; null in a table without energies.</param>
public sealed record ContextEntry(
    int Slot,
    string Candidate,
    Layout LayoutIn,
    Layout LayoutOut,
    double LatencyMs,
    EntrySource Source,
    int Observations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Mj = null);
