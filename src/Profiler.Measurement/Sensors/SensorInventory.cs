using System.Collections.Immutable;

namespace Profiler.Measurement.Sensors;

/// <summary>Every sensor that a device has or should have, read once.</summary>
/// <param name="Board">The board family that the device was recognised as, by its folder's name in device-agents/boards.</param>
public sealed record SensorInventory(
    string Board, ImmutableArray<SensorReading> Readings, ImmutableArray<UnreadableSensor> Unreadable);
