namespace Profiler.Measurement.Sensors;

/// <summary>A sensor that tells nothing.</summary>
/// <param name="Name">As <see cref="SensorReading.Name"/>.</param>
/// <param name="Path">The file or function that was tried.</param>
/// <param name="Advice">What to do about it on the device.</param>
public sealed record UnreadableSensor(string Name, string Path, UnreadableReason Reason, string Advice);
