using Profiler.Fleet.Transports;

namespace Profiler.Fleet.Connections;

/// <summary>Opens a transport to a registered device's agent.</summary>
public interface IDeviceConnector
{
    /// <summary>Whether this process can reach the device at all: an agent that dials in is reached only where it dialled to.</summary>
    bool CanReach(string device, DeviceConnection connection);

    /// <exception cref="Networks.Errors.ProfilerException">
    /// Unreachable, HostKeyRejected, AccessDenied, MissingDependency (no .NET, no runtime on the board), Storage (its disk is full).
    /// </exception>
    Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken);
}
