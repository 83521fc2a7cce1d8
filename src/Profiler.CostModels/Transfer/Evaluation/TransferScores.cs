namespace Profiler.CostModels.Transfer.Evaluation;

/// <summary>How predictions for one target stand to its latencies: means over the seeds.</summary>
/// <param name="Spearman">Rank correlation over all test architectures.</param>
/// <param name="SpearmanTrimmed">Over the middle 80 % of them by the target's latency, as HELP publishes it.</param>
/// <param name="WorstSpearman">Of the seed with the lowest, over all test architectures.</param>
/// <param name="Within10">The share within 10 %.</param>
/// <param name="Mape">Mean of |predicted/measured - 1|, disconnected cells left out.</param>
/// <param name="Coverage90">The share within its 90 % interval; NaN where there are no intervals.</param>
/// <param name="FitMs">From the measurements to a model that predicts, in ms.</param>
public sealed record TransferScores(
    double Spearman, double SpearmanTrimmed, double WorstSpearman, double Within10, double Mape, double Coverage90, double FitMs)
{
    /// <summary>The mean of each figure.</summary>
    public static TransferScores Mean(IReadOnlyCollection<TransferScores> scores) => new(
        scores.Average(score => score.Spearman),
        scores.Average(score => score.SpearmanTrimmed),
        scores.Average(score => score.WorstSpearman),
        scores.Average(score => score.Within10),
        scores.Average(score => score.Mape),
        scores.Average(score => score.Coverage90),
        scores.Average(score => score.FitMs));

    /// <summary>Of seeds of one target: means, but the worst of the rank correlations.</summary>
    internal static TransferScores OfSeeds(IReadOnlyCollection<TransferScores> seeds) =>
        Mean(seeds) with { WorstSpearman = seeds.Min(score => score.Spearman) };
}
