namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>A compute-to-bandwidth ratio as somebody printed it.</summary>
/// <param name="Precision">Of the peak rate over the bandwidth.</param>
/// <param name="FlopPerByte">As printed, with the digits that were.</param>
/// <param name="Source">The key of its source.</param>
public sealed record PublishedRatio(string Precision, double FlopPerByte, string Source);
