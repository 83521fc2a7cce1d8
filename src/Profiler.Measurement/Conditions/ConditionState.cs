namespace Profiler.Measurement.Conditions;

/// <summary>A control of the board, in words for people.</summary>
/// <param name="Before">Before the agent changed it.</param>
public sealed record ConditionState(string Name, string Before, string Now);
