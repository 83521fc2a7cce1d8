namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>One form of the kernel with one noise ratio nu, fitted.</summary>
/// <param name="Level">b: what the latencies' level is, over their mean.</param>
/// <param name="Residuals">r/D, in the basis.</param>
/// <param name="Ones">o/D, in the basis.</param>
/// <param name="Inverse">1/D, in the basis.</param>
/// <param name="LevelPrecision">g.</param>
/// <param name="Scale">s squared.</param>
/// <param name="LogWeight">Logarithm of its weight, up to a constant.</param>
internal sealed record MixtureComponent(
    KernelBasis Basis,
    double Nu,
    double Level,
    double[] Residuals,
    double[] Ones,
    double[] Inverse,
    double LevelPrecision,
    double Scale,
    double LogWeight);
