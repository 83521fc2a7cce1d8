using System.Collections.Immutable;
using Profiler.CostModels.Transfer.Fitting;

namespace Profiler.CostModels.Transfer;

/// <summary>What a new device takes for any architecture of its space, learnt from a few measurements on it.</summary>
public sealed class TransferModel
{
    private const double Interval = 0.9;

    private readonly LatencyMixture _mixture;
    private readonly double _meanMs;
    private readonly double _halfWidths;

    internal TransferModel(TransferPrior prior, ImmutableArray<TransferObservation> observations, double widening)
    {
        Prior = prior;
        Observations = observations;
        Widening = widening;
        _meanMs = observations.Average(observation => observation.LatencyMs);
        KernelRows rows = prior.Rows([.. observations.Select(observation => observation.Architecture)]);
        _mixture = LatencyMixture.Fit(
            rows, [.. observations.Select(observation => observation.LatencyMs / _meanMs)], prior.Hyperparameters);
        _halfWidths = _mixture.Quantile(Interval) * widening;
    }

    public TransferPrior Prior { get; }

    public ImmutableArray<TransferObservation> Observations { get; }

    /// <summary>What intervals are widened by, from held-out sources; at least 1.</summary>
    public double Widening { get; }

    public TransferPrediction Predict(EncodedArchitecture architecture) => Predict([architecture])[0];

    public ImmutableArray<TransferPrediction> Predict(IReadOnlyList<EncodedArchitecture> architectures)
    {
        KernelRows rows = Prior.Rows(architectures);
        return
        [
            .. Enumerable.Range(0, rows.Count).Select(i =>
            {
                (double mean, double deviation) = _mixture.Predict(rows, i);
                return new TransferPrediction(
                    Math.Max(0, mean) * _meanMs,
                    Math.Max(0, mean - (_halfWidths * deviation)) * _meanMs,
                    Math.Max(0, mean + (_halfWidths * deviation)) * _meanMs);
            }),
        ];
    }

    /// <summary>
    /// The relative half-width of the 90 % interval that nine in ten of the architectures do not exceed: what a target
    /// error is compared with.
    /// </summary>
    public double RelativeError90(IReadOnlyList<EncodedArchitecture> architectures)
    {
        double[] errors =
        [
            .. Predict(architectures).Select(p => p.LatencyMs > 0 ? (p.HighMs - p.LowMs) / (2 * p.LatencyMs) : double.PositiveInfinity).Order(),
        ];
        return errors[Math.Min(errors.Length - 1, (int)Math.Ceiling(Interval * errors.Length) - 1)];
    }

    /// <summary>How far a measurement is from what is expected, in half-widths of an interval without widening.</summary>
    internal (double ExpectedMs, double HalfWidths) Distance(TransferObservation observation, double share)
    {
        (double mean, double deviation) = _mixture.Predict(Prior.Rows([observation.Architecture]), 0);
        double distance = Math.Abs((observation.LatencyMs / _meanMs) - mean) / (_mixture.Quantile(share) * deviation);
        return (mean * _meanMs, distance);
    }
}
