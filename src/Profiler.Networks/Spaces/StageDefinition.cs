using System.Collections.Immutable;

namespace Profiler.Networks.Spaces;

/// <summary>A run of slots of one width; the first has the stride, the others 1.</summary>
/// <param name="Candidates">Names of the candidates these slots choose from; null for all of the space.</param>
public sealed record StageDefinition(int Channels, int Repeats, int Stride, ImmutableArray<string>? Candidates = null);
