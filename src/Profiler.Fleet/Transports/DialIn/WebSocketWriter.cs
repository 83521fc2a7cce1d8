using System.Net.WebSockets;

namespace Profiler.Fleet.Transports.DialIn;

/// <summary>Each write as one message.</summary>
internal sealed class WebSocketWriter(WebSocket socket) : WriteOnlyStream
{
    /// <exception cref="IOException">The connection is gone.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await socket.SendAsync(buffer, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        catch (Exception error) when (error is WebSocketException or InvalidOperationException)
        {
            throw new IOException($"The connection of the agent is gone: {error.Message}", error);
        }
    }
}
