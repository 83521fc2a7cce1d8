namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>A mode of power that the board's own tool sets.</summary>
/// <param name="Id">The tool's number.</param>
/// <param name="Watts">Its budget; null where it has none.</param>
/// <param name="Source">The key of its source.</param>
internal sealed record SheetPowerMode(int Id, string Name, string Source, double? Watts = null);
