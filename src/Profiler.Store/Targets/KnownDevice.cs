using Profiler.Measurement.Devices;

namespace Profiler.Store.Targets;

/// <summary>A device as it was when an agent last described it.</summary>
public sealed record KnownDevice(string Name, DeviceDescription Description, DateTimeOffset SeenAt);
