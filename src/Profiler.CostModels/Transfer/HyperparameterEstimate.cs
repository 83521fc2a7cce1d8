using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using MathNet.Numerics.Statistics;
using Profiler.CostModels.Transfer.Fitting;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer;

/// <summary>
/// How devices differ, learnt from the sources: each family is left out in turn, and the two variances are those under which
/// the latencies of the devices left out are likeliest (restricted likelihood, a free noise for each device).
/// </summary>
public static class HyperparameterEstimate
{
    private const int NoiseSteps = 15;
    private const double LeastNoise = 1e-4;
    private const double MostNoise = 8;

    /// <summary>Logarithms of the variances stay within this of where the search begins.</summary>
    private const double LongestLog = 6;

    /// <summary>Where the search begins: what fbnet's devices came to.</summary>
    private static readonly TransferHyperparameters Start = new(0.2, 0.01, 0.02, -3.5);

    /// <exception cref="ProfilerException">All sources are of one family, so how families differ cannot be told.</exception>
    public static TransferHyperparameters Of(TransferSources sources, HyperparameterEffort effort, int seed)
    {
        string[] families = [.. sources.Devices.Select(device => device.Family).Distinct()];
        if (families.Length < 2)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The sources are of one family ({string.Join(", ", families)}): how devices differ cannot be learnt from one.",
                "Name sources of at least two families; a family is a device's name up to its first '_'.");
        }

        var random = new Random(seed);
        HeldOutSample[] samples =
        [
            .. families.SelectMany(family => HeldOutSample.Of(sources, family, effort, random)),
        ];
        Vector<double> best = Minimise(logs => -samples.Sum(sample => sample.Best(logs[0], logs[1]).LogLikelihood), effort.Steps);
        HeldOutFit[] fits = [.. samples.Select(sample => sample.Best(best[0], best[1]))];
        return new TransferHyperparameters(
            Math.Exp(best[0]),
            Math.Exp(best[1]),
            Math.Exp(fits.Average(fit => Math.Log(fit.Variance))),
            fits.Select(fit => fit.LogNoise).Median());
    }

    /// <summary>The noise ratios that are tried.</summary>
    internal static IEnumerable<double> Noises() =>
        Enumerable.Range(0, NoiseSteps).Select(step => LeastNoise * Math.Pow(MostNoise / LeastNoise, step / (NoiseSteps - 1.0)));

    private static Vector<double> Minimise(Func<Vector<double>, double> objective, int steps)
    {
        Vector<double> start = Vector<double>.Build.Dense([Math.Log(Start.ThetaSources), Math.Log(Start.ThetaChoices)]);
        Vector<double> best = start;
        double least = double.PositiveInfinity;
        IObjectiveFunction bounded = ObjectiveFunction.Value(logs =>
        {
            double outside = (logs - start).Enumerate().Sum(log => Math.Pow(Math.Max(0, Math.Abs(log) - LongestLog), 2));
            double value = objective(logs) + (1000 * outside);
            if (value < least)
            {
                (least, best) = (value, logs.Clone());
            }

            return value;
        });
        try
        {
            NelderMeadSimplex.Minimum(bounded, start, convergenceTolerance: 1e-3, maximumIterations: steps);
        }
        catch (MathNet.Numerics.Optimization.MaximumIterationsException)
        {
            // The bound on time: the best point so far is the answer.
        }

        return best;
    }
}
