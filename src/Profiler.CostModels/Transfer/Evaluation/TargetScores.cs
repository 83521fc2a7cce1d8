namespace Profiler.CostModels.Transfer.Evaluation;

/// <summary>What one target came to.</summary>
/// <param name="Ridge">Of ridge regression on the sources' predictions, from the same measurements.</param>
/// <param name="PoolCount">Architectures of the pool.</param>
/// <param name="TestCount">Architectures that were predicted and compared.</param>
/// <param name="PredictMs">Time of all test predictions, in ms.</param>
/// <param name="Widening">What intervals were widened by.</param>
public sealed record TargetScores(
    TransferScores Transfer, TransferScores Ridge, int PoolCount, int TestCount, double PredictMs, double Widening);
