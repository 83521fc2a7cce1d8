namespace Profiler.Measurement.Protocol;

/// <summary>The other side does not speak the protocol, or went away in mid-frame; the conversation is over.</summary>
public sealed class ProtocolException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the stream ended inside a frame: the peer or the link died, rather than spoke nonsense.</summary>
    public bool IsCutOff { get; init; }
}
