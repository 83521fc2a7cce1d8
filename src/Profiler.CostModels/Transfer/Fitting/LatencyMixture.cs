using MathNet.Numerics.Distributions;

namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>
/// The posterior over architectures given some measured ones: a mixture over how the device differs from the sources and
/// how noisy it is, each with its level and scale integrated out. Latencies are over their mean.
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

    /// <summary>Components that together weigh less than this are left out.</summary>
    private const double Negligible = 1e-3;

    private static readonly double[] RhoSources = [0.25, 1, 4, 16];
    private static readonly double[] RhoChoices = [0.0625, 0.25, 1, 4];

    private readonly KernelRows _observed;
    private readonly (KernelBasis Basis, (MixtureComponent Component, double Weight)[] Components)[] _bases;

    /// <param name="noise">H's diagonal: how noise grows with latency.</param>
    private LatencyMixture(KernelRows observed, double[] latencies, double[] noise, TransferHyperparameters prior)
    {
        _observed = observed;
        Degrees = latencies.Length - 1 + PriorDegrees;
        double logNoise = noise.Sum(Math.Log);
        MixtureComponent[] components =
        [
            .. Forms(observed.Views).Select(form => new KernelBasis(form, observed.Matrix(form), noise))
                .SelectMany(basis => Components(basis, latencies, logNoise, prior))
                .OrderByDescending(component => component.LogWeight),
        ];
        _bases = Weigh(components);
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
        double[] choices = new double[n];
        for (int i = 0; i < n; i++)
        {
            choices[i] = rows.FromChoices(row, _observed, i);
        }

        double ownChoices = rows.FromChoices(row, rows, row);
        double mean = 0;
        double square = 0;
        double[] kernel = new double[n];
        double[] rotated = new double[n];
        foreach ((KernelBasis basis, (MixtureComponent, double)[] components) in _bases)
        {
            KernelForm form = basis.Form;
            for (int i = 0; i < n; i++)
            {
                (double shared, double sources) = rows.FromSources(form.View, row, _observed, i);
                kernel[i] = form.Combine(shared, sources, choices[i]);
            }

            (double ownShared, double ownSources) = rows.FromSources(form.View, row, rows, row);
            basis.Rotate(kernel, rotated);
            foreach ((MixtureComponent component, double weight) in components)
            {
                (double m, double v) = Predict(component, rotated, form.Combine(ownShared, ownSources, ownChoices));
                mean += weight * m;
                square += weight * (v + (m * m));
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

    private IEnumerable<MixtureComponent> Components(KernelBasis basis, double[] latencies, double logNoise, TransferHyperparameters prior)
    {
        double[] ones = new double[latencies.Length];
        double[] y = new double[latencies.Length];
        double[] even = new double[latencies.Length];
        Array.Fill(even, 1);
        basis.Rotate(even, ones);
        basis.Rotate(latencies, y);
        double logSources = Math.Log(basis.Form.RhoSources);
        double logChoices = Math.Log(basis.Form.RhoChoices);
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
                basis,
                nu,
                level,
                [.. residuals.Zip(inverse, (r, d) => r * d)],
                [.. ones.Zip(inverse, (o, d) => o * d)],
                inverse,
                precision,
                scale,
                likelihood - (0.5 * ((distance * distance) + (logSources * logSources) + (logChoices * logChoices))));
        }
    }

    /// <summary>The components that matter, their weights adding up to 1, by their basis.</summary>
    private static (KernelBasis, (MixtureComponent, double)[])[] Weigh(MixtureComponent[] descending)
    {
        double most = descending[0].LogWeight;
        double[] weights = [.. descending.Select(component => Math.Exp(component.LogWeight - most))];
        double left = weights.Sum();
        double least = Negligible * left;
        int kept = 0;
        while (kept < weights.Length && left > least)
        {
            left -= weights[kept++];
        }

        double sum = weights.Take(kept).Sum();
        return
        [
            .. Enumerable.Range(0, kept).GroupBy(i => descending[i].Basis)
                .Select(group => (group.Key, group.Select(i => (descending[i], weights[i] / sum)).ToArray())),
        ];
    }

    private static IEnumerable<KernelForm> Forms(int views) =>
        from view in Enumerable.Range(0, views)
        from sources in RhoSources
        from choices in RhoChoices
        select new KernelForm(view, sources, choices);
}
