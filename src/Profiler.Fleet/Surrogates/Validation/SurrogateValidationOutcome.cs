using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates.Validation;

/// <summary>How a surrogate's answers stand to fresh measurements.</summary>
/// <param name="Notes">Networks that were left out, each with its reason.</param>
public sealed record SurrogateValidationOutcome(
    SurrogateSummary Surrogate,
    SurrogateScores Scores,
    ImmutableArray<FamilyScores> ByFamily,
    ImmutableArray<ScoredNetwork> Networks,
    ImmutableArray<string> Notes,
    double DeviceSeconds);
