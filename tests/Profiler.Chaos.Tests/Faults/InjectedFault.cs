namespace Profiler.Chaos.Tests.Faults;

/// <summary>A fault that was injected.</summary>
/// <param name="Victim">The board's name, or the coordinator's.</param>
/// <param name="End">When it was healed; for one without duration, its start.</param>
internal sealed record InjectedFault(FaultKind Kind, string Victim, DateTimeOffset Start, DateTimeOffset End);
