using System.Collections.Immutable;

namespace Profiler.Agent.Conditions;

/// <summary>One wish, and the controls by which it is met.</summary>
/// <param name="Name">What the wish is about, for people.</param>
internal sealed record ConditionChange(string Name, string Wanted, ImmutableArray<(IConditionControl Control, string Value)> Steps);
