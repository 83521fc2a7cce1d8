namespace Profiler.Measurement.Protocol;

/// <summary>The other side does not speak the protocol; the conversation is over.</summary>
public sealed class ProtocolException(string message, Exception? inner = null) : Exception(message, inner);
