using Profiler.Measurement.Sensors;

namespace Profiler.Cli.Commands.Devices;

/// <summary>What a device's sensors have just told.</summary>
public sealed record DeviceSensors(string Name, SensorInventory Sensors);
