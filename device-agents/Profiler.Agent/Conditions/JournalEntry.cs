namespace Profiler.Agent.Conditions;

/// <summary>What a control was before it was changed.</summary>
internal sealed record JournalEntry(string Control, string Words, string Saved);
