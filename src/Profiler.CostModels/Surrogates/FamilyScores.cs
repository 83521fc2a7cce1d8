namespace Profiler.CostModels.Surrogates;

/// <summary>How the answers for a family's networks stand to their timed runs when the whole family was left out.</summary>
public sealed record FamilyScores(string Family, SurrogateScores Scores);
