namespace Profiler.Fleet.Connections;

/// <summary>A child process on the coordinator's own machine.</summary>
public sealed record LocalConnection : DeviceConnection;
