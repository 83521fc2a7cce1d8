using Profiler.CostModels.Surrogates;

namespace Profiler.Store.Surrogates;

/// <summary>A surrogate's scores on the networks of one family.</summary>
public sealed record FamilyScores(string Family, SurrogateScores Scores);
