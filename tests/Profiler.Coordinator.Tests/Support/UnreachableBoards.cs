using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Tests.Support;

/// <summary>Boards that another coordinator may reach; so no job here begins.</summary>
internal sealed class UnreachableBoards : IDeviceConnector
{
    public bool CanReach(string device, DeviceConnection connection) => false;

    public Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken) =>
        throw new ProfilerException(ErrorCode.Unreachable, $"{device} is not reached from here.");
}
