using System.IO.Pipelines;
using System.Net.WebSockets;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.DialIn;

/// <summary>
/// An agent that dialled in. The connection is read from the beginning, so that one that ends while nobody needs it is
/// noticed; what came is kept for whoever takes it.
/// </summary>
internal sealed class DialInTransport : IAgentTransport
{
    private const int BufferBytes = 64 << 10;

    private readonly WebSocket _socket;
    private readonly Pipe _fromAgent = new();
    private readonly CancellationTokenSource _closing = new();
    private string? _fault;

    public DialInTransport(WebSocket socket)
    {
        _socket = socket;
        ToAgent = new WebSocketWriter(socket);
        FromAgent = _fromAgent.Reader.AsStream();
        Completion = PumpAsync();
    }

    public Stream ToAgent { get; }

    public Stream FromAgent { get; }

    /// <summary>Ends with the connection; never fails.</summary>
    public Task Completion { get; }

    public async ValueTask<AgentEnd> DescribeEndAsync()
    {
        await Completion.WaitAsync(DialInDefaults.Close).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        string words = _socket.CloseStatusDescription ?? string.Empty;
        return _socket.CloseStatus switch
        {
            DialInClosing.AgentEnded => new AgentEnd(ErrorCode.AgentDied, words),
            null => new AgentEnd(ErrorCode.LinkLost, _fault ?? "the connection that the agent dialled broke"),
            _ => new AgentEnd(ErrorCode.LinkLost, words.Length > 0 ? words : "the program that dials for the agent was stopped"),
        };
    }

    public ValueTask DisposeAsync() => CloseAsync(WebSocketCloseStatus.NormalClosure, "done");

    /// <summary>Closes the connection, in order where the other side takes part; may be called again.</summary>
    public async ValueTask CloseAsync(WebSocketCloseStatus status, string why)
    {
        try
        {
            using var patience = new CancellationTokenSource(DialInDefaults.Close);
            await _socket.CloseOutputAsync(status, DialInClosing.Shortened(why), patience.Token);
            await Completion.WaitAsync(patience.Token);
        }
        catch (Exception error) when (error is WebSocketException or InvalidOperationException or OperationCanceledException)
        {
            // It was gone already, or the other side does not answer.
            _socket.Abort();
        }

        await _closing.CancelAsync();
        await Completion;
        _socket.Dispose();
    }

    private async Task PumpAsync()
    {
        PipeWriter writer = _fromAgent.Writer;
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult received = await _socket.ReceiveAsync(writer.GetMemory(BufferBytes), _closing.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                writer.Advance(received.Count);
                await writer.FlushAsync(_closing.Token);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            _fault = $"the connection that the agent dialled broke: {error.Message}";
        }

        await writer.CompleteAsync();
    }
}
