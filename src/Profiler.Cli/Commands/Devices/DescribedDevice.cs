using Profiler.Measurement.Devices;

namespace Profiler.Cli.Commands.Devices;

/// <summary>A device as its agent has just described it.</summary>
public sealed record DescribedDevice(string Name, DeviceDescription Description);
