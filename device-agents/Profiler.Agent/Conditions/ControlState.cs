namespace Profiler.Agent.Conditions;

/// <summary>How a control is set.</summary>
/// <param name="Words">For people.</param>
/// <param name="Saved">For the control itself, to put it back.</param>
internal sealed record ControlState(string Words, string Saved);
