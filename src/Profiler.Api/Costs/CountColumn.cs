using System.Collections.Immutable;

namespace Profiler.Api.Costs;

/// <summary>Counts in a column; they are exact, so low and high are the value.</summary>
/// <param name="Snapshot">The beginning of the space's fingerprint.</param>
public sealed record CountColumn(ImmutableArray<long> Value, string Source, double Coverage, string Snapshot);
