using Profiler.Fleet.Connections;

namespace Profiler.Api.Devices;

/// <summary>A device to be registered.</summary>
/// <param name="Name">1 to 64 letters, digits, dots, hyphens and underscores.</param>
/// <param name="Connection">How its agent is reached.</param>
public sealed record DeviceRegistration(string Name, DeviceConnection Connection);
