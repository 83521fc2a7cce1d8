using System.Collections.Concurrent;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports;

namespace Profiler.Fleet.Tests.Support;

/// <summary>Reaches devices as a test tells it.</summary>
/// <param name="connect">Given the device and which attempt it is, from 1.</param>
internal sealed class ScriptedConnector(Func<string, int, IAgentTransport> connect) : IDeviceConnector
{
    private readonly ConcurrentDictionary<string, int> _attempts = [];

    public ScriptedConnector(Func<string, IAgentTransport> connect)
        : this((device, _) => connect(device))
    {
    }

    /// <summary>Devices that cannot be reached from here.</summary>
    public ConcurrentDictionary<string, bool> OutOfReach { get; } = [];

    public int Attempts(string device) => _attempts.GetValueOrDefault(device);

    public bool CanReach(string device, DeviceConnection connection) => !OutOfReach.ContainsKey(device);

    public Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(connect(device, _attempts.AddOrUpdate(device, 1, (_, count) => count + 1)));
}
