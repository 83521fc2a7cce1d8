using System.Collections.Immutable;
using Profiler.Fleet.Surrogates.Evaluation;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>How the way of training does on the stored networks.</summary>
/// <param name="Folds">Parts that were left out in turn.</param>
/// <param name="LeftOutFamilies">Each family by a surrogate that has seen no network of it.</param>
/// <param name="MeanLeftOutWithin10">The mean over those families of the share within 10 %; null where there are none.</param>
public sealed record EvaluatedSurrogate(
    int Networks,
    int Folds,
    ScoredSurrogate Scores,
    ImmutableArray<ScoredSurrogate> ByFamily,
    ImmutableArray<ScoredSurrogate> LeftOutFamilies,
    double? MeanLeftOutWithin10)
{
    public static EvaluatedSurrogate From(SurrogateEvaluation evaluation) => new(
        evaluation.Networks,
        evaluation.Folds,
        ScoredSurrogate.Of(evaluation.Scores)!,
        [.. evaluation.ByFamily.Select(ScoredSurrogate.Of)],
        [.. evaluation.LeftOutFamilies.Select(ScoredSurrogate.Of)],
        evaluation.LeftOutFamilies.IsEmpty ? null : evaluation.LeftOutFamilies.Average(family => family.Scores.Within10));
}
