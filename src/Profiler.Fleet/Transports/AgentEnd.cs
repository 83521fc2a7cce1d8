using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports;

/// <summary>How a way to an agent ended.</summary>
/// <param name="Code">LinkLost or AgentDied.</param>
/// <param name="Words">For a user, to stand inside a sentence: "the agent was killed by signal 9".</param>
public sealed record AgentEnd(ErrorCode Code, string Words);
