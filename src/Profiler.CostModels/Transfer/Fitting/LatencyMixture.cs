using MathNet.Numerics.Distributions;

namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>
/// The posterior over architectures given some measured ones: a mixture over how much the device differs from the
/// sources and how noisy it is, each with its level and scale integrated out. Latencies are over their mean.
/// </summary>
internal sealed class LatencyMixture
{
    /// <summary>The noise of a latency below this part of the mean grows no smaller.</summary>
    private const double SmallestNoise = 0.25;

    /// <summary>Degrees of freedom that the prior of the residual variance is worth.</summary>
    private const int PriorDegrees = 2;
    private const int NoiseSteps = 11;
    private const double LeastNoise = 1e-4;
    private const double MostNoise = 8;

    /// <summary>How far, in natural logarithms, a device's noise ratio may be from the sources'.</summary>
    private const double LogNoiseDeviation = 3;

    private static readonly double[] Rhos = [0.25, 1, 4];

    private readonly KernelRows _observed;
    private readonly RhoBasis[] _bases;
    private readonly MixtureComponent[] _components;

    /// <param name="noise">H's diagonal: how noise grows with latency.</param>
    private LatencyMixture(KernelRows observed, double[] latencies, double[] noise, TransferHyperparameters prior)
    {
        _observed = observed;
        Degrees = latencies.Length - 1 + PriorDegrees;
        _bases = [.. Rhos.Select(rho => new RhoBasis(rho, Kernel(observed, rho), noise))];
        double logNoise = noise.Sum(Math.Log);
        MixtureComponent[] components =
        [
            .. Enumerable.Range(0, Rhos.Length).SelectMany(rho => Components(rho, latencies, logNoise, prior)),
        ];
        double most = components.Max(component => component.Weight);
        double sum = components.Sum(component => Math.Exp(component.Weight - most));
        _components = [.. components.Select(component => component with { Weight = Math.Exp(component.Weight - most) / sum })];
    }

    /// <summary>Of Student's distribution that the errors follow.</summary>
    public int Degrees { get; }

    /// <summary>Fits twice: the second time with noise that grows with what the first time predicted.</summary>
    /// <param name="latencies">Over their mean.</param>
    public static LatencyMixture Fit(KernelRows observed, double[] latencies, TransferHyperparameters prior)
    {
        double[] even = new double[latencies.Length];
        Array.Fill(even, 1);
        var first = new LatencyMixture(observed, latencies, even, prior);
        double[] noise = [.. Enumerable.Range(0, observed.Count).Select(i => Math.Max(first.Predict(observed, i).Mean, SmallestNoise))];
        return new LatencyMixture(observed, latencies, noise, prior);
    }

    /// <summary>How many deviations from the mean a share of new measurements lies within.</summary>
    public double Quantile(double share) => StudentT.InvCDF(0, 1, Degrees, (1 + share) / 2);

    /// <summary>Mean and deviation of a new measurement.</summary>
    public (double Mean, double Deviation) Predict(KernelRows rows, int row)
    {
        int n = _observed.Count;
        Span<double> kernel = n <= 64 ? stackalloc double[n] : new double[n];
        Span<(double Shared, double Own)> parts = n <= 64 ? stackalloc (double, double)[n] : new (double, double)[n];
        for (int i = 0; i < n; i++)
        {
            parts[i] = rows.Parts(row, _observed, i);
        }

        (double shared, double own) = rows.Parts(row, rows, row);
        double mean = 0;
        double square = 0;
        for (int r = 0; r < _bases.Length; r++)
        {
            RhoBasis basis = _bases[r];
            for (int i = 0; i < n; i++)
            {
                kernel[i] = parts[i].Shared + (basis.Rho * parts[i].Own);
            }

            double[] rotated = basis.Rotate(kernel);
            for (int c = r * NoiseSteps; c < (r + 1) * NoiseSteps; c++)
            {
                (double m, double v) = Predict(_components[c], rotated, shared + (basis.Rho * own));
                mean += _components[c].Weight * m;
                square += _components[c].Weight * (v + (m * m));
            }
        }

        return (mean, Math.Sqrt(Math.Max(0, square - (mean * mean))));
    }

    private static (double Mean, double Variance) Predict(MixtureComponent component, double[] rotated, double norm)
    {
        double mean = component.Level;
        double level = 1;
        double explained = 0;
        for (int k = 0; k < rotated.Length; k++)
        {
            mean += rotated[k] * component.Residuals[k];
            level -= rotated[k] * component.Ones[k];
            explained += rotated[k] * rotated[k] * component.Inverse[k];
        }

        double noise = Math.Max(mean, SmallestNoise);
        double variance = component.Scale
            * (Math.Max(0, norm - explained + (level * level / component.LevelPrecision)) + (component.Nu * noise * noise));
        return (mean, variance);
    }

    private IEnumerable<MixtureComponent> Components(int rho, double[] latencies, double logNoise, TransferHyperparameters prior)
    {
        RhoBasis basis = _bases[rho];
        double[] ones = new double[latencies.Length];
        Array.Fill(ones, 1);
        ones = basis.Rotate(ones);
        double[] y = basis.Rotate(latencies);
        double logRho = Math.Log(basis.Rho);
        for (int step = 0; step < NoiseSteps; step++)
        {
            double nu = LeastNoise * Math.Pow(MostNoise / LeastNoise, step / (NoiseSteps - 1.0));
            double[] inverse = [.. basis.Values.Select(value => 1 / (value + nu))];
            double precision = ones.Zip(inverse, (o, d) => o * o * d).Sum();
            double level = Enumerable.Range(0, y.Length).Sum(k => ones[k] * y[k] * inverse[k]) / precision;
            double[] residuals = [.. y.Zip(ones, (value, one) => value - (level * one))];
            double squares = residuals.Zip(inverse, (r, d) => r * r * d).Sum();
            double scale = (squares + (PriorDegrees * prior.ResidualVariance)) / Degrees;
            double likelihood = (0.5 * inverse.Sum(Math.Log)) - logNoise - (0.5 * Math.Log(precision)) - (0.5 * Degrees * Math.Log(scale));
            double distance = (Math.Log(nu) - prior.LogNoise) / LogNoiseDeviation;
            yield return new MixtureComponent(
                rho,
                nu,
                level,
                [.. residuals.Zip(inverse, (r, d) => r * d)],
                [.. ones.Zip(inverse, (o, d) => o * d)],
                inverse,
                precision,
                scale,
                likelihood - (0.5 * distance * distance) - (0.5 * logRho * logRho));
        }
    }

    private static double[,] Kernel(KernelRows rows, double rho)
    {
        double[,] kernel = new double[rows.Count, rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                kernel[i, j] = kernel[j, i] = rows.Kernel(i, rows, j, rho);
            }
        }

        return kernel;
    }
}
