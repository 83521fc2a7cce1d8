namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>Two ends, which may be equal, with the key of their source.</summary>
public sealed record SheetRange(double Low, double High, string Source);
