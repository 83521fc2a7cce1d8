namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>One pair of how different the device may be (rho) and how noisy its measurements are (nu), fitted.</summary>
/// <param name="RhoIndex">Which of the mixture's bases it belongs to.</param>
/// <param name="Level">b: what the latencies' level is, over their mean.</param>
/// <param name="Residuals">r/D, in the basis.</param>
/// <param name="Ones">o/D, in the basis.</param>
/// <param name="Inverse">1/D, in the basis.</param>
/// <param name="LevelPrecision">g.</param>
/// <param name="Scale">s squared.</param>
internal sealed record MixtureComponent(
    int RhoIndex,
    double Nu,
    double Level,
    double[] Residuals,
    double[] Ones,
    double[] Inverse,
    double LevelPrecision,
    double Scale,
    double Weight);
