using System.Text.Json.Serialization;

namespace Profiler.Fleet.Connections;

/// <summary>How a device's agent is reached, as it is registered.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "transport")]
[JsonDerivedType(typeof(LocalConnection), "local")]
[JsonDerivedType(typeof(SshConnection), "ssh")]
[JsonDerivedType(typeof(DialInConnection), "dial-in")]
public abstract record DeviceConnection;
