using System.Net;
using Profiler.Fleet.Transports.Ssh;
using Renci.SshNet;

namespace Profiler.Adapters.SshNet;

/// <summary>
/// The way through a host in between: a port on this machine's loopback that the host forwards to the board. Whoever
/// else dials it meets the board's own sshd.
/// </summary>
internal sealed class SshNetTunnel : IAsyncDisposable
{
    private readonly SshClient _jump;
    private readonly ForwardedPortLocal _port;

    private SshNetTunnel(SshClient jump, ForwardedPortLocal port)
    {
        _jump = jump;
        _port = port;
    }

    public int Port => (int)_port.BoundPort;

    /// <summary>Why the host in between could not reach the board; null where it did not say.</summary>
    public string? Fault { get; private set; }

    /// <exception cref="Networks.Errors.ProfilerException">Unreachable, HostKeyRejected, AccessDenied, InvalidArgument, InvalidFile.</exception>
    public static async Task<SshNetTunnel> OpenAsync(SshRoute route, HostKey jumpKey, SshNetFaults faults, CancellationToken cancellationToken)
    {
        using PrivateKeyFile key = KeyFile.Read(route.KeyFile, faults);
        SshClient jump = await SshNetClients.ConnectAsync(SshNetHop.Direct(route.Jump!), jumpKey, key, faults, cancellationToken);
        var port = new ForwardedPortLocal(IPAddress.Loopback.ToString(), 0, route.Board.Host, (uint)route.Board.Port);
        var tunnel = new SshNetTunnel(jump, port);
        port.Exception += (_, error) => tunnel.Fault = error.Exception.Message;
        jump.AddForwardedPort(port);
        port.Start();
        return tunnel;
    }

    public async ValueTask DisposeAsync() => await Closing.RunAsync(() =>
    {
        _port.Dispose();
        _jump.Dispose();
    });
}
