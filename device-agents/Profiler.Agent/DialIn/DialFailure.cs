namespace Profiler.Agent.DialIn;

/// <summary>A coordinator that was not reached, or does not want this agent.</summary>
internal sealed class DialFailure(string message, Exception? inner = null) : Exception(message, inner);
