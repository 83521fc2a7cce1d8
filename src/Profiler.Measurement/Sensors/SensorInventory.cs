using System.Collections.Immutable;

namespace Profiler.Measurement.Sensors;

/// <summary>Every sensor that a device is known or expected to have, read once.</summary>
public sealed record SensorInventory(ImmutableArray<SensorReading> Readings, ImmutableArray<UnreadableSensor> Unreadable);
