using Profiler.Fleet.Transports;
using Profiler.Fleet.Transports.DialIn;
using Profiler.Fleet.Transports.Ssh;

namespace Profiler.Fleet.Connections;

/// <summary>Opens transports of every kind.</summary>
/// <param name="agentAssembly">The agent's assembly in its published folder on this machine.</param>
public sealed class DeviceConnector(string agentAssembly, SshConnector ssh, DialInHub dialIns) : IDeviceConnector
{
    public bool CanReach(string device, DeviceConnection connection) => connection is not DialInConnection || dialIns.IsWaiting(device);

    public async Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken) =>
        connection switch
        {
            LocalConnection => ChildProcessTransport.Start(agentAssembly),
            SshConnection board => await ssh.ConnectAsync(board, agentAssembly, cancellationToken),
            DialInConnection => await dialIns.TakeAsync(device, cancellationToken),
            _ => throw new ArgumentException($"There is no transport for a {connection.GetType().Name}.", nameof(connection)),
        };
}
