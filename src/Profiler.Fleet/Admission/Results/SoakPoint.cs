namespace Profiler.Fleet.Admission.Results;

/// <summary>One visit of a soak.</summary>
/// <param name="ElapsedSeconds">From the soak's beginning to the visit's end.</param>
/// <param name="LatencyMs">Median of its runs.</param>
/// <param name="TemperatureCelsius">The hottest zone; null where it cannot be read.</param>
/// <param name="FrequencyMhz">The processors' mean clock; null where it cannot be read.</param>
public sealed record SoakPoint(double ElapsedSeconds, double LatencyMs, double? TemperatureCelsius, double? FrequencyMhz);
