namespace Profiler.Api.Costs;

/// <summary>What one architecture costs; metrics that were not asked for are left out.</summary>
/// <param name="Code">Its choices, two hexadecimal digits a slot.</param>
/// <param name="EnergyMj">In mJ per inference; also where metrics were left out and the table has energies.</param>
public sealed record ArchitectureCost(
    string Name,
    string Code,
    CostFigure? LatencyMs = null,
    CostFigure? Macs = null,
    CostFigure? Parameters = null,
    CostFigure? EnergyMj = null);
