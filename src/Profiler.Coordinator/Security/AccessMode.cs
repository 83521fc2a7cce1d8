namespace Profiler.Coordinator.Security;

/// <summary>Whether keys are asked for.</summary>
/// <param name="AsksForKeys">
/// Every request but those for health, pages and documentation carries a key. False where only programs on this
/// machine reach the coordinator: they may do everything.
/// </param>
internal sealed record AccessMode(bool AsksForKeys);
