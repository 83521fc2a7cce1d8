using Profiler.Fleet.Connections;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Transports;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Lanes;

/// <summary>Reaches the agent on the coordinator's own machine.</summary>
internal sealed class LocalConnector : IDeviceConnector
{
    public bool CanReach(string device, DeviceConnection connection) => connection is LocalConnection;

    public Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken) =>
        connection is LocalConnection
            ? Task.FromResult<IAgentTransport>(ChildProcessTransport.Start(AgentLocator.Path))
            : throw new ProfilerException(ErrorCode.Unreachable, $"The device '{device}' is not reached from this coordinator.");
}
