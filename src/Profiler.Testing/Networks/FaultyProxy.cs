using System.Net;
using System.Net.Sockets;

namespace Profiler.Testing.Networks;

/// <summary>
/// A TCP proxy whose line can be slow, silent, cut or down. What a fault does to connections that exist and what to new
/// ones is said with each; <see cref="Heal"/> ends all of them but a cut.
/// </summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly TimeProvider _time;
    private readonly IPEndPoint _address;
    private readonly List<ProxiedConnection> _connections = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ProxyLine _line = new();
    private Socket? _listener;
    private Task _accepting;

    /// <summary>Listens on a free port of the loopback address.</summary>
    public FaultyProxy(IPEndPoint target, TimeProvider time)
    {
        _target = target;
        _time = time;
        _listener = Listen(new IPEndPoint(IPAddress.Loopback, 0));
        _address = (IPEndPoint)_listener.LocalEndPoint!;
        _accepting = AcceptAsync(_listener);
    }

    public int Port => _address.Port;

    /// <summary>Connections that are open on at least one side.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count(connection => !connection.Ended);
            }
        }
    }

    /// <summary>Holds back whatever passes for so long, in both directions.</summary>
    public void Delay(TimeSpan delay) => _line.Delay = delay;

    /// <summary>Nothing passes any more and nobody is told: a pulled cable. New connections are accepted and stay silent.</summary>
    public void Stall() => _line.Stall();

    /// <summary>
    /// The target's side of every connection is closed and the other is not told: what is left after a peer that
    /// rebooted behind a router that drops its resets. New connections pass.
    /// </summary>
    public void HalfOpen()
    {
        foreach (ProxiedConnection connection in Open())
        {
            connection.DropTarget();
        }
    }

    /// <summary>Resets every connection on both sides. New ones pass.</summary>
    public void Cut()
    {
        foreach (ProxiedConnection connection in Open())
        {
            connection.Reset();
        }
    }

    /// <summary>Cuts, and refuses new connections.</summary>
    public async Task TakeDownAsync()
    {
        Socket? listener = Interlocked.Exchange(ref _listener, null);
        listener?.Dispose();
        await _accepting;
        Cut();
    }

    /// <summary>The line is as new; what was held back passes.</summary>
    public void Heal()
    {
        _line.Heal();
        if (_listener is null)
        {
            _listener = Listen(_address);
            _accepting = AcceptAsync(_listener);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await TakeDownAsync();
        _line.Heal();
        foreach (ProxiedConnection connection in _connections)
        {
            await connection.DisposeAsync();
        }

        _end.Dispose();
    }

    private static Socket Listen(IPEndPoint address)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(address);
        listener.Listen();
        return listener;
    }

    private ProxiedConnection[] Open()
    {
        lock (_gate)
        {
            return [.. _connections.Where(connection => !connection.Ended)];
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                Socket client = await listener.AcceptAsync(_end.Token);
                lock (_gate)
                {
                    _connections.Add(new ProxiedConnection(client, _target, _line, _time));
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Taken down.
        }
    }
}
