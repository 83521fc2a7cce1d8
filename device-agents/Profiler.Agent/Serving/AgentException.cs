using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>A request that failed for a reason the coordinator is told.</summary>
internal sealed class AgentException(AgentFailure code, string message, string? advice = null, Exception? inner = null)
    : Exception(message, inner)
{
    public AgentFailure Code { get; } = code;

    public string? Advice { get; } = advice;
}
