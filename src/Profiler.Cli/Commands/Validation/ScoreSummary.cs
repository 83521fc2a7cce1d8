using Profiler.CostModels.Validation;

namespace Profiler.Cli.Commands.Validation;

/// <summary>How predictions stand to measurements; fractions, not percent.</summary>
/// <param name="Mape">Mean of |predicted/measured - 1|.</param>
/// <param name="Spearman">Rank correlation; null where it is not defined.</param>
public sealed record ScoreSummary(int Count, double Mape, double Within5, double Within10, double? Spearman)
{
    public static ScoreSummary Of(ValidationScores scores) => new(
        scores.Count, scores.Mape, scores.Within5, scores.Within10, double.IsFinite(scores.Spearman) ? scores.Spearman : null);
}
