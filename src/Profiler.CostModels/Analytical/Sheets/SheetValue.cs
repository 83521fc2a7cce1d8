namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>A number with the key of its source.</summary>
public sealed record SheetValue(double Value, string Source);
