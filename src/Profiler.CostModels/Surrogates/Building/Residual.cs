namespace Profiler.CostModels.Surrogates.Building;

/// <summary>How wrong an answer for a network that was left out is, and how far it was from the samples.</summary>
/// <param name="LogError">The logarithm of predicted over timed latency.</param>
/// <param name="Difficulty">The mean distance in radii, 0 to 4.</param>
internal readonly record struct Residual(string Group, string Family, double LogError, double Difficulty);
