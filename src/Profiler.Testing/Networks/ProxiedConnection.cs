using System.Net;
using System.Net.Sockets;

namespace Profiler.Testing.Networks;

/// <summary>One connection through a proxy.</summary>
internal sealed class ProxiedConnection : IAsyncDisposable
{
    private const int BufferBytes = 64 << 10;

    private readonly Socket _client;
    private readonly Socket _target = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ProxyLine _line;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _reset = new();
    private volatile bool _isHalfOpen;

    public ProxiedConnection(Socket client, IPEndPoint target, ProxyLine line, TimeProvider time)
    {
        _client = client;
        _line = line;
        _time = time;
        Completion = RunAsync(target);
    }

    public bool Ended => Completion.IsCompleted;

    private Task Completion { get; }

    /// <summary>Closes the target's side; the client's stays open until <see cref="Reset"/>.</summary>
    public void DropTarget()
    {
        _isHalfOpen = true;
        _target.Close();
    }

    public void Reset() => _reset.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _reset.CancelAsync();
        await Completion;
        _reset.Dispose();
    }

    private async Task RunAsync(IPEndPoint target)
    {
        _client.NoDelay = _target.NoDelay = true;
        try
        {
            await _line.WhenOpen.WaitAsync(_reset.Token);
            await _target.ConnectAsync(target, _reset.Token);
            await Task.WhenAll(PassAsync(_client, _target), PassAsync(_target, _client));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone.
        }

        if (_isHalfOpen)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, _reset.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Close(_client);
        Close(_target);
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        byte[] buffer = new byte[BufferBytes];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer, _reset.Token)) > 0)
            {
                await HoldAsync();
                for (int sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _reset.Token);
                }
            }

            await HoldAsync();
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (!_isHalfOpen && error is SocketException or ObjectDisposedException)
        {
            await _reset.CancelAsync();
        }
    }

    private async Task HoldAsync()
    {
        if (_line.Delay > TimeSpan.Zero)
        {
            await Task.Delay(_line.Delay, _time, _reset.Token);
        }

        await _line.WhenOpen.WaitAsync(_reset.Token);
    }

    /// <summary>With a reset where it was cut, so that nobody takes the end for an orderly one.</summary>
    private void Close(Socket socket)
    {
        if (_reset.IsCancellationRequested && !socket.SafeHandle.IsClosed)
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        socket.Dispose();
    }
}
