namespace Profiler.Fleet.Connections;

/// <summary>An agent that dials in to the coordinator, with a key that was made for this device.</summary>
public sealed record DialInConnection : DeviceConnection;
