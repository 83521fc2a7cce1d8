using Profiler.Networks.Architectures;
using Profiler.Search.Results;

namespace Profiler.Search.Strategies;

/// <summary>Tries architectures at a budget in steps, remembers every score, and keeps the fittest.</summary>
/// <param name="fitness">Of a score and a cost; lower is better.</param>
/// <param name="firstStep">The steps of the budget that were spent before.</param>
/// <param name="stepsPerTrial">What a trial takes of the budget, whether its score was known already or not.</param>
public sealed class CandidateTrials(
    IArchitectureScorer scorer,
    CostLimit limit,
    Func<ArchitectureScore, double, double> fitness,
    HistoryRecorder history,
    long firstStep,
    int stepsPerTrial)
{
    private readonly Dictionary<string, ArchitectureScore> _known = history.Snapshot().Candidates
        .GroupBy(candidate => candidate.Code)
        .ToDictionary(same => same.Key, same => new ArchitectureScore(same.First().Score, same.First().Loss));

    private readonly HashSet<long> _recorded = [.. history.Snapshot().Candidates.Select(candidate => candidate.Step)];
    private double _bestFitness = double.PositiveInfinity;

    /// <summary>Steps of the budget that are spent.</summary>
    public long Step { get; private set; } = firstStep;

    /// <summary>The fittest so far; null before the first trial.</summary>
    public Architecture? Best { get; private set; }

    /// <summary>The score of <see cref="Best"/>.</summary>
    public ArchitectureScore BestScore { get; private set; }

    /// <returns>The fitness; lower is better.</returns>
    public double Try(Architecture architecture)
    {
        Step += stepsPerTrial;
        if (!_known.TryGetValue(architecture.Code, out ArchitectureScore score))
        {
            score = scorer.Score(architecture);
            _known.Add(architecture.Code, score);
        }

        double cost = limit.Of(architecture);
        if (_recorded.Add(Step))
        {
            history.Add(new ScoredCandidate(Step, architecture.Code, score.Score, score.Loss, cost));
        }

        double fit = fitness(score, cost);
        if (Best is null || fit < _bestFitness)
        {
            (Best, BestScore, _bestFitness) = (architecture, score, fit);
        }

        return fit;
    }
}
