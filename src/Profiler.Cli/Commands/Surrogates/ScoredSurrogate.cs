using Profiler.CostModels.Surrogates;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>How answers stand to timed runs; fractions, not percent.</summary>
/// <param name="Family">The family scored; null for all together.</param>
/// <param name="Coverage90">The share whose timed latency lies in the 90 % interval.</param>
/// <param name="Spearman">Rank correlation; null where it is not defined.</param>
public sealed record ScoredSurrogate(
    string? Family,
    int Networks,
    double Mape,
    double Within5,
    double Within10,
    double Coverage90,
    double? Spearman,
    string WorstNetwork,
    double WorstError)
{
    public static ScoredSurrogate? Of(SurrogateScores? scores) => scores is null ? null : Of(null, scores);

    public static ScoredSurrogate Of(FamilyScores family) => Of(family.Family, family.Scores);

    private static ScoredSurrogate Of(string? family, SurrogateScores scores) => new(
        family,
        scores.Networks,
        scores.Mape,
        scores.Within5,
        scores.Within10,
        scores.Coverage90,
        scores.Spearman,
        scores.WorstNetwork,
        scores.WorstError);
}
