namespace Profiler.CostModels.Transfer;

/// <summary>What a space's devices taught about how devices differ (docs/transfer.md).</summary>
/// <param name="ThetaSources">Variance of what the sources differ in, relative to what they share; above 0.</param>
/// <param name="ThetaChoices">Variance of what no source shows, relative to what they share; above 0.</param>
/// <param name="ResidualVariance">Geometric mean of the residual variances, of latencies over their mean; above 0.</param>
/// <param name="LogNoise">Median of the natural logarithms of the noise ratios.</param>
public sealed record TransferHyperparameters(
    double ThetaSources, double ThetaChoices, double ResidualVariance, double LogNoise);
