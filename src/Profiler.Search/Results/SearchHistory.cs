using System.Collections.Immutable;
using Profiler.Networks.Spaces;
using Profiler.Search.Training;

namespace Profiler.Search.Results;

/// <summary>How a search went.</summary>
/// <param name="Slots">What probabilities are about: for each slot in order, its candidates' names.</param>
/// <param name="Points">Of training, ascending; for a baseline those of its supernet, whose choices stay uniform.</param>
/// <param name="Candidates">Architectures that were scored with inherited weights, in order.</param>
public sealed record SearchHistory(
    ImmutableArray<ImmutableArray<string>> Slots, ImmutableArray<HistoryPoint> Points, ImmutableArray<ScoredCandidate> Candidates)
{
    public static SearchHistory Of(SearchSpace space, IEnumerable<HistoryPoint> points, IEnumerable<ScoredCandidate> candidates) => new(
        [.. space.Slots.Select(slot => slot.Candidates.Select(candidate => candidate.Name).ToImmutableArray())],
        [.. points],
        [.. candidates]);
}
