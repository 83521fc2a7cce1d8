using System.Security.Cryptography;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Lanes;
using Profiler.Fleet.Transports.DialIn;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh.OpenSsh;
using Profiler.Store;
using Profiler.Store.Devices;

namespace Profiler.Fleet.Workplaces;

/// <summary>How this process reaches devices.</summary>
/// <param name="HostKeys">Of the connector's links, so that a key is asked for once.</param>
public sealed record LocalReach(IDeviceConnector Connector, HostKeyScanner HostKeys)
{
    /// <param name="agentAssembly">The agent's assembly in its published folder on this machine.</param>
    public static LocalReach ByOpenSsh(string agentAssembly, TimeProvider time)
    {
        var settings = new SshSettings();
        var ssh = new SshConnector(new OpenSshLinks(settings), settings, time);
        return new LocalReach(new DeviceConnector(agentAssembly, ssh, new DialInHub(time)), ssh.HostKeys);
    }

    /// <summary>Probes a device as a coordinator does.</summary>
    internal async Task<RegisteredDevice> ProbeAsync(
        ProfilerDatabase database, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        using var lanes = new LaneService(database, Connector, $"probe-{Environment.ProcessId}", random, time);
        return await lanes.ProbeAsync(name, cancellationToken);
    }
}
