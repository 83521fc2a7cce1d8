using System.Collections.Immutable;

namespace Profiler.Search.Results;

/// <summary>How a search went, thinned out so that a long one's fits a page too.</summary>
/// <param name="Points">Training steps, ascending.</param>
/// <param name="Slots">What the frames are about: for each slot in order, its candidates' names.</param>
/// <param name="Frames">The choices' probabilities over time, ascending.</param>
/// <param name="Candidates">Architectures that were scored with inherited weights, in order.</param>
public sealed record SearchHistory(
    ImmutableArray<HistoryPoint> Points,
    ImmutableArray<ImmutableArray<string>> Slots,
    ImmutableArray<ProbabilityFrame> Frames,
    ImmutableArray<ScoredCandidate> Candidates);
