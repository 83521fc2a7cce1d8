using Profiler.Measurement.Devices;

namespace Profiler.Api.Devices;

/// <summary>A device, registered or not, as an agent described it.</summary>
/// <param name="SeenAt">When it was described last.</param>
public sealed record DescribedDevice(string Name, DeviceDescription Description, DateTimeOffset SeenAt);
