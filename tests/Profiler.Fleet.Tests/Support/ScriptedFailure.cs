using Profiler.Measurement.Protocol;

namespace Profiler.Fleet.Tests.Support;

/// <summary>What a scripted agent reports instead of a visit.</summary>
internal sealed class ScriptedFailure(AgentFailure code) : Exception("It failed.")
{
    public AgentFailure Code { get; } = code;
}
