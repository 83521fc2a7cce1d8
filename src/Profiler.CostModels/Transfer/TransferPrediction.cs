namespace Profiler.CostModels.Transfer;

/// <summary>What an architecture takes on the new device.</summary>
/// <param name="LowMs">Lower end of the 90 % interval, at least 0.</param>
/// <param name="HighMs">Upper end of the 90 % interval.</param>
public readonly record struct TransferPrediction(double LatencyMs, double LowMs, double HighMs);
