using System.Net;
using Profiler.Fleet.Transports.Ssh;

namespace Profiler.Adapters.SshNet;

/// <summary>A host, and where its port is reached from this machine.</summary>
internal sealed record SshNetHop(SshAddress Host, string DialHost, int DialPort, SshNetTunnel? Tunnel)
{
    /// <summary>The account that ssh takes as well where none is named: this process's own.</summary>
    public string User => Host.User ?? Environment.UserName;

    public static SshNetHop Direct(SshAddress host) => new(host, host.Host, host.Port, null);

    public static SshNetHop To(SshAddress host, SshNetTunnel? tunnel) =>
        tunnel is null ? Direct(host) : new SshNetHop(host, IPAddress.Loopback.ToString(), tunnel.Port, tunnel);
}
