using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;

namespace Profiler.Fleet.Surrogates.Evaluation;

/// <summary>How surrogates trained on parts of the stored networks do on the other parts.</summary>
/// <param name="Networks">Stored networks that were timed.</param>
/// <param name="Folds">Parts that were left out in turn.</param>
/// <param name="LeftOutFamilies">Each family by a surrogate that has seen no network of it; empty where there is one family.</param>
public sealed record SurrogateEvaluation(
    int Networks,
    int Folds,
    SurrogateScores Scores,
    ImmutableArray<FamilyScores> ByFamily,
    ImmutableArray<FamilyScores> LeftOutFamilies);
