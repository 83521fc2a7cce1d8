namespace Profiler.Measurement.Sensors;

/// <summary>What a sensor said once.</summary>
/// <param name="Name">In lower case, with its source before a slash: "ina3221/vddrq", "rapl/package-0", "nvml0/power".</param>
public sealed record SensorReading(string Name, Quantity Quantity, double Value);
