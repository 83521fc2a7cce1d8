using Profiler.CostModels.Validation;

namespace Profiler.CostModels.Surrogates;

/// <summary>How a surrogate's answers stand to timed runs of networks that it was not trained on.</summary>
/// <param name="Networks">How many were scored, at least 1.</param>
/// <param name="Mape">Mean of |predicted/timed - 1|, a fraction.</param>
/// <param name="Within5">The share within 5 %.</param>
/// <param name="Within10">The share within 10 %.</param>
/// <param name="Coverage90">The share whose timed latency lies in the 90 % interval.</param>
/// <param name="Spearman">Rank correlation, -1 to 1; null where fewer than two networks, or networks of one latency, have none.</param>
/// <param name="WorstNetwork">The name of the one with the largest error.</param>
/// <param name="WorstError">Its predicted/timed - 1.</param>
public sealed record SurrogateScores(
    int Networks,
    double Mape,
    double Within5,
    double Within10,
    double Coverage90,
    double? Spearman,
    string WorstNetwork,
    double WorstError)
{
    /// <exception cref="ArgumentException">There is nothing to score.</exception>
    public static SurrogateScores Of(IReadOnlyList<ScoredNetwork> networks)
    {
        ValidationScores scores = ValidationScores.Of([.. networks.Select(n => n.PredictedMs)], [.. networks.Select(n => n.TimedMs)]);
        ScoredNetwork worst = networks.MaxBy(n => Math.Abs(n.RelativeError))!;
        return new SurrogateScores(
            scores.Count,
            scores.Mape,
            scores.Within5,
            scores.Within10,
            networks.Count(n => n.IsInInterval) / (double)scores.Count,
            double.IsFinite(scores.Spearman) ? scores.Spearman : null,
            worst.Name,
            worst.RelativeError);
    }
}
