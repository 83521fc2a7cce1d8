using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Energy;

/// <summary>
/// Fits the coefficients of <see cref="EnergyModel"/> to measured networks: the likeliest, given relative errors of one size
/// and a wide expectation of each term's share, none below 0; its error by leaving out one network after the other.
/// </summary>
public static class EnergyFitter
{
    /// <summary>Fewer leave nothing to judge three coefficients by.</summary>
    public const int FewestNetworks = 3;

    private const double PicojoulesPerMj = 1e9;
    private const double Interval90 = 0.95;

    /// <summary>Relative: no pass is better than this, however well a few of them happen to agree.</summary>
    private const double LeastNoise = 0.01;

    /// <summary>Of a standard deviation before anything was measured: what leaves more of it tells little of a coefficient.</summary>
    private const double LittleLearnt = 0.5;

    /// <summary>A measurement is contradicted where chance makes the worst of as many so bad less often than this.</summary>
    private const double RareWorst = 0.01;

    /// <summary>Below this error nothing is suspicious: it is as good as a pass gets.</summary>
    private const double Harmless = 0.03;

    /// <summary>Latencies that differ by less than this could have one energy.</summary>
    private const double SameLatency = 1.02;

    /// <exception cref="ProfilerException">There are too few networks, or their numbers cannot be; they are named.</exception>
    public static EnergyFit Fit(IReadOnlyList<EnergyObservation> observations)
    {
        Require(observations);
        var terms = new EnergyTerms(observations);
        double noise = NoiseOf(terms);
        double[] shares = terms.Solve(leftOut: -1, noise);
        ImmutableArray<LeftOutEnergy> networks = [.. observations.Select((o, row) => new LeftOutEnergy(
            o.Name, o.Mj, o.Mj * terms.Predict(row, terms.Solve(row, noise))))];
        double error = Math.Sqrt(networks.Average(network => network.Error * network.Error));
        double[] deviations = terms.Deviations(noise);
        LeftOutEnergy? contradicted = WorstOf(terms, networks, noise);
        EnergyCoefficients values = Coefficients(terms, shares);
        return new EnergyFit(
            new EnergyModel(
                values.Watts,
                values.PicojoulesPerMac,
                values.PicojoulesPerByte,
                observations.Count,
                Quantile(Freedom(terms, shares)) * error),
            Coefficients(terms, [.. deviations.Select(deviation => deviation * Quantile(Freedom(terms, shares)))]),
            networks,
            contradicted,
            (contradicted is null ? EnergyFitFindings.None : EnergyFitFindings.Contradicted)
                | (deviations.Any(deviation => deviation > LittleLearnt * EnergyTerms.ShareDeviation) ? EnergyFitFindings.Entangled : EnergyFitFindings.None));
    }

    private static EnergyCoefficients Coefficients(EnergyTerms terms, double[] shares)
    {
        double[] values = [.. shares.Select((share, term) => terms.Scales[term] > 0 ? share / terms.Scales[term] : 0)];
        return new EnergyCoefficients(values[0], values[1] * PicojoulesPerMj, values[2] * PicojoulesPerMj);
    }

    /// <summary>The relative standard deviation of a measurement from the model, first fitted as if it were the least.</summary>
    private static double NoiseOf(EnergyTerms terms, int leftOut = -1)
    {
        double[] shares = terms.Solve(leftOut, LeastNoise);
        double squares = Enumerable.Range(0, terms.Rows).Where(row => row != leftOut).Sum(row => Square(terms.Predict(row, shares) - 1));
        int left = leftOut < 0 ? 0 : 1;
        return Math.Max(LeastNoise, Math.Sqrt(squares / Math.Max(1, Freedom(terms, shares) - left)));
    }

    private static int Freedom(EnergyTerms terms, double[] shares) => Math.Max(1, terms.Rows - shares.Count(share => share > 0));

    private static double Quantile(int freedom) => StudentT.InvCDF(0, 1, freedom, Interval90);

    /// <summary>
    /// The network whose error is the largest beside what the others leave between themselves; null where chance explains it,
    /// by Student's t for as many networks as there are (Cook and Weisberg, Residuals and Influence in Regression, 1982, 2.2).
    /// </summary>
    private static LeftOutEnergy? WorstOf(EnergyTerms terms, ImmutableArray<LeftOutEnergy> networks, double noise)
    {
        if (networks.Length <= FewestNetworks + 1)
        {
            return null;
        }

        double limit = StudentT.InvCDF(0, 1, networks.Length - EnergyTerms.Count - 1, 1 - (RareWorst / (2 * networks.Length)));
        LeftOutEnergy? worst = null;
        double most = limit;
        for (int row = 0; row < networks.Length; row++)
        {
            // The error of one left out is wider than a measurement's by what the fit without it does not know.
            double leverage = terms.Leverage(row, noise);
            double deviations = Math.Abs(networks[row].Error) * Math.Sqrt(1 - leverage) / NoiseOf(terms, row);
            if (deviations > most && Math.Abs(networks[row].Error) > Harmless)
            {
                (most, worst) = (deviations, networks[row]);
            }
        }

        return worst;
    }

    private static void Require(IReadOnlyList<EnergyObservation> observations)
    {
        if (observations.Count < FewestNetworks)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{observations.Count} measured energies are too few to fit a model: it takes {FewestNetworks} at least, and 10 to 20 to be trusted.",
                "Measure more networks.");
        }

        foreach (EnergyObservation o in observations)
        {
            (string What, double Value, bool IsFine)[] numbers =
            [
                ("energy", o.Mj, o.Mj > 0), ("latency", o.LatencyMs, o.LatencyMs > 0), ("MACs", o.Macs, o.Macs >= 0), ("bytes", o.Bytes, o.Bytes >= 0),
            ];
            foreach ((string what, double value, _) in numbers.Where(number => !double.IsFinite(number.Value) || !number.IsFine))
            {
                throw new ProfilerException(
                    ErrorCode.InvalidArgument, $"The {what} of '{o.Name}' is {value}, which cannot be.", "Measure it again.");
            }
        }

        bool isConstant = observations.All(o => Math.Abs(o.Mj - observations[0].Mj) <= 1e-9 * observations[0].Mj);
        if (isConstant && observations.Max(o => o.LatencyMs) > SameLatency * observations.Min(o => o.LatencyMs))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"All {observations.Count} energies are {observations[0].Mj:G4} mJ, though the latencies differ: the sensors do not follow the load.",
                "See what they tell with 'profiler device sensors'.");
        }
    }

    private static double Square(double value) => value * value;
}
