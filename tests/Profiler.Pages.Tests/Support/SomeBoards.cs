using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports;
using Profiler.Networks.Errors;
using Profiler.Pages.Tests.Seeds;

namespace Profiler.Pages.Tests.Support;

/// <summary>All boards are reached but one; none lets an agent start, so that nothing changes by itself.</summary>
internal sealed class SomeBoards : IDeviceConnector
{
    public bool CanReach(string device, DeviceConnection connection) => device != Lab.Unreachable;

    public Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken) =>
        throw new ProfilerException(ErrorCode.Unreachable, $"{device} does not answer.", "Switch it on.");
}
