using Profiler.Fleet.Transports;
using Profiler.Fleet.Transports.Ssh;

namespace Profiler.Fleet.Connections;

/// <summary>Opens transports of every kind.</summary>
/// <param name="agentAssembly">The agent's assembly in its published folder on this machine.</param>
public sealed class DeviceConnector(string agentAssembly, SshConnector ssh) : IDeviceConnector
{
    public bool CanReach(string device, DeviceConnection connection) => connection is LocalConnection or SshConnection;

    public Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken) => connection switch
    {
        LocalConnection => Task.FromResult<IAgentTransport>(ChildProcessTransport.Start(agentAssembly)),
        SshConnection board => ssh.ConnectAsync(board, agentAssembly, cancellationToken),
        _ => throw new ArgumentException($"There is no transport for a {connection.GetType().Name}.", nameof(connection)),
    };
}
