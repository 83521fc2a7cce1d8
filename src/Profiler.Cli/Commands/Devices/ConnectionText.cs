using Profiler.Fleet.Connections;

namespace Profiler.Cli.Commands.Devices;

/// <summary>Connections in words.</summary>
public static class ConnectionText
{
    public static string Transport(DeviceConnection connection) => connection switch
    {
        LocalConnection => "local",
        SshConnection => "ssh",
        DialInConnection => "dial-in",
        _ => throw new NotSupportedException(connection.GetType().Name),
    };

    /// <returns>[user@]host:port, and behind it the host in between; null for a transport without an address.</returns>
    public static string? Address(DeviceConnection connection)
    {
        if (connection is not SshConnection ssh)
        {
            return null;
        }

        string user = ssh.User is null ? "" : $"{ssh.User}@";
        string host = ssh.Host.Contains(':', StringComparison.Ordinal) ? $"[{ssh.Host}]" : ssh.Host;
        return $"{user}{host}:{ssh.Port}{(ssh.ProxyJump is { } jump ? $" through {jump}" : "")}";
    }

    public static string? HostKey(DeviceConnection connection) => (connection as SshConnection)?.HostKey;
}
