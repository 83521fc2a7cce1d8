using System.Net.WebSockets;
using System.Text;

namespace Profiler.Fleet.Transports.DialIn;

/// <summary>Why a side closes the WebSocket: codes from the range that is free for programs, with a text for people.</summary>
internal static class DialInClosing
{
    /// <summary>The agent's process ended; the text says how.</summary>
    public const WebSocketCloseStatus AgentEnded = (WebSocketCloseStatus)4000;

    /// <summary>Another connection of the same device took this one's place.</summary>
    public const WebSocketCloseStatus Replaced = (WebSocketCloseStatus)4001;

    /// <summary>A close frame has room for this many bytes of text.</summary>
    private const int MaxBytes = 123;

    public static string Shortened(string text)
    {
        while (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            text = text[..^1];
        }

        return text;
    }
}
