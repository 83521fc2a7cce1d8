using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Search.Results;

namespace Profiler.Search.Strategies;

/// <summary>Tries architectures, remembers every score, and keeps the fittest.</summary>
/// <param name="fitness">Of a loss and a cost; lower is better.</param>
/// <param name="before">Trials of the same search before it was interrupted: their scores are known.</param>
public sealed class CandidateTrials(
    IArchitectureScorer scorer, CostLimit limit, Func<double, double, double> fitness, ImmutableArray<ScoredCandidate> before)
{
    private readonly Dictionary<string, ArchitectureScore> _known = before
        .DistinctBy(candidate => candidate.Code)
        .ToDictionary(candidate => candidate.Code, candidate => new ArchitectureScore(candidate.Score, candidate.Loss));

    private readonly List<ScoredCandidate> _tried = [];
    private double _bestFitness = double.PositiveInfinity;

    /// <summary>In the order in which they were tried.</summary>
    public IReadOnlyList<ScoredCandidate> Tried => _tried;

    /// <summary>The fittest so far; null before the first trial.</summary>
    public Architecture? Best { get; private set; }

    /// <summary>Whether its score is known, so that trying it takes no time.</summary>
    public bool IsKnown(Architecture architecture) => _known.ContainsKey(architecture.Code);

    /// <returns>The fitness; lower is better.</returns>
    public double Try(Architecture architecture)
    {
        if (!_known.TryGetValue(architecture.Code, out ArchitectureScore score))
        {
            score = scorer.Score(architecture);
            _known.Add(architecture.Code, score);
        }

        double cost = limit.Of(architecture);
        _tried.Add(new ScoredCandidate(_tried.Count + 1, architecture.Code, score.Score, score.Loss, cost));
        double fit = fitness(score.Loss, cost);
        if (Best is null || fit < _bestFitness)
        {
            (Best, _bestFitness) = (architecture, fit);
        }

        return fit;
    }
}
