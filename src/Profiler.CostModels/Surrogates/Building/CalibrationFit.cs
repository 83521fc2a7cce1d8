using Profiler.CostModels.Building;
using Profiler.Measurement.Statistics;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>
/// Fits timed = fixed + scale x kernel time + per kernel x kernels to networks whose kernel time was predicted by
/// models that had not seen them. Relative errors count, and outlying networks less (Huber's weights, reweighted
/// least squares; Huber 1964). The last coefficient may be negative: a profile takes time of its own in every kernel.
/// </summary>
internal static class CalibrationFit
{
    private const int Iterations = 20;

    /// <summary>Residuals beyond this many standard deviations count less; 95 % as efficient as plain least squares on normal errors.</summary>
    private const double HuberTuning = 1.345;

    /// <summary>A normal distribution's standard deviation over its median absolute deviation.</summary>
    private const double MadToDeviation = 1.4826;

    /// <summary>With fewer timed networks only a factor is fitted: three coefficients would follow their noise.</summary>
    private const int MinForAllTerms = 12;

    public static SurrogateCalibration Fit(IEnumerable<HeldOutNetwork> networks)
    {
        HeldOutNetwork[] timed = [.. networks.Where(n => n.Network.TimedMs is not null)];
        if (timed.Length == 0)
        {
            return new SurrogateCalibration(0, 0, 1, 0);
        }

        double[] factors = [.. timed.Select(n => n.Network.TimedMs!.Value / n.TotalMs)];
        if (timed.Length < MinForAllTerms)
        {
            return new SurrogateCalibration(timed.Length, 0, Quantiles.Median(factors), 0);
        }

        double[] weights = [.. Enumerable.Repeat(1.0, timed.Length)];
        var fit = new SurrogateCalibration(timed.Length, 0, 1, 0);
        for (int i = 0; i < Iterations; i++)
        {
            fit = Weighted(timed, weights);
            double[] residuals = [.. timed.Select(n => Math.Abs((fit.LatencyOf(n.KernelMs) / n.Network.TimedMs!.Value) - 1))];
            double limit = HuberTuning * MadToDeviation * Quantiles.Median(residuals);
            weights = [.. residuals.Select(residual => residual <= limit ? 1 : limit / residual)];
        }

        return fit;
    }

    private static SurrogateCalibration Weighted(HeldOutNetwork[] timed, double[] weights)
    {
        double[] fit = NonNegativeFit.Solve(
            timed.Length,
            terms: 4,
            (i, j) => Math.Sqrt(weights[i]) * Term(timed[i], j) / timed[i].Network.TimedMs!.Value,
            i => Math.Sqrt(weights[i]));
        return new SurrogateCalibration(timed.Length, fit[0], fit[1], fit[2] - fit[3]);
    }

    private static double Term(HeldOutNetwork network, int index) => index switch
    {
        0 => 1,
        1 => network.TotalMs,
        2 => network.KernelMs.Length,
        _ => -network.KernelMs.Length,
    };
}
