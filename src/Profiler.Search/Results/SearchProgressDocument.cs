using System.Collections.Immutable;

namespace Profiler.Search.Results;

/// <summary>A search that is under way, as progress.json has it; the checkpoint has the rest.</summary>
/// <param name="Request">What the search is, as named texts.</param>
/// <param name="Candidates">Architectures that were scored so far.</param>
internal sealed record SearchProgressDocument(
    ImmutableSortedDictionary<string, string> Request, ImmutableArray<ScoredCandidate> Candidates);
