namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>A device left out, at the noise ratio under which its latencies are likeliest.</summary>
/// <param name="LogLikelihood">Restricted: the level is integrated out.</param>
/// <param name="Variance">Of the residuals, of latencies over their mean.</param>
internal readonly record struct HeldOutFit(double LogLikelihood, double Variance, double LogNoise);
