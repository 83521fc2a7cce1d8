using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer;

/// <summary>
/// What is known of a space before a new device is measured: architectures with their latencies on other devices, and
/// tables computed from the networks' shapes. Each becomes a linear function of the features; priors are made of them.
/// </summary>
public sealed class TransferSources
{
    /// <summary>Penalty of the ridge regression of a source on the features, which are zeros and ones.</summary>
    private const double Ridge = 1;

    /// <summary>Fewer measured architectures than this say nothing of a source.</summary>
    private const int FewestMeasured = 10;

    private readonly double[] _mean;
    private readonly double _featureVariance;

    /// <summary>A source a row: what each feature costs it, where its deviation over the pool is 1.</summary>
    private readonly double[][] _costs;
    private readonly string[] _families;

    /// <summary>Covariances of the sources' predictions over the pool.</summary>
    private readonly double[,] _covariance;

    /// <exception cref="ProfilerException">There is no source, or one is constant, negative or measured too seldom; it is named.</exception>
    public TransferSources(
        IArchitectureEncoder encoder,
        ImmutableArray<EncodedArchitecture> pool,
        ImmutableArray<DeviceLatencies> devices,
        ImmutableArray<AnalyticTable> analyticTables)
    {
        Encoder = encoder;
        Pool = pool;
        Devices = devices;
        AnalyticTables = analyticTables;
        var features = new FeatureMoments(encoder.Width, pool);
        _mean = features.Mean;
        _featureVariance = features.TotalVariance;
        _costs =
        [
            .. devices.Select(device => features.Standardise(Regress(device, features), device.Device)),
            .. analyticTables.Where(table => features.Deviation([.. table.Cost]) > 0)
                .Select(table => features.Standardise([.. table.Cost], table.Name)),
        ];
        _families =
        [
            .. devices.Select(device => device.Family),
            .. analyticTables.Where(table => features.Deviation([.. table.Cost]) > 0).Select(table => $"analytic {table.Name}"),
        ];
        if (_costs.Length == 0)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                "There is no source: no other device was measured, and the space has no tables from its networks' shapes.",
                "Name at least one device of the table with --sources.");
        }

        _covariance = features.Covariance(_costs);
    }

    public IArchitectureEncoder Encoder { get; }

    /// <summary>The architectures that features are centred on and latencies belong to.</summary>
    public ImmutableArray<EncodedArchitecture> Pool { get; }

    public ImmutableArray<DeviceLatencies> Devices { get; }

    public ImmutableArray<AnalyticTable> AnalyticTables { get; }

    /// <param name="withoutFamily">A family that is left out, as if its devices were new; null for none.</param>
    public TransferPrior Prior(TransferHyperparameters hyperparameters, string? withoutFamily = null)
    {
        int[] kept = [.. Enumerable.Range(0, _costs.Length).Where(i => _families[i] != withoutFamily)];
        double[] weights = Weights(kept);
        int width = Encoder.Width;
        double[] shared = new double[width];
        for (int k = 0; k < kept.Length; k++)
        {
            for (int j = 0; j < width; j++)
            {
                shared[j] += weights[k] * _costs[kept[k]][j];
            }
        }

        double[] withShared = [.. kept.Select(i => kept.Select((other, k) => weights[k] * _covariance[i, other]).Sum())];
        double sharedVariance = withShared.Select((c, k) => weights[k] * c).Sum();
        double spread = kept.Select((i, k) => weights[k] * (_covariance[i, i] - (2 * withShared[k]) + sharedVariance)).Sum();
        double sourceScale = spread > 1e-12 ? Math.Sqrt(hyperparameters.ThetaSources / spread) : 0;
        double[][] loadings =
        [
            [.. shared.Select(cost => cost / Math.Sqrt(sharedVariance))],
            .. kept.Select((i, k) => Difference(_costs[i], shared, sourceScale * Math.Sqrt(weights[k]))),
        ];
        return new TransferPrior(
            Encoder, _mean, loadings, Math.Sqrt(hyperparameters.ThetaChoices / _featureVariance), hyperparameters);
    }

    /// <summary>What the sources without their noise make of architectures, a source a row; centred, deviation 1 over the pool.</summary>
    internal double[][] Predictions(IReadOnlyList<EncodedArchitecture> architectures) =>
    [
        .. _costs.Take(Devices.Length).Select(costs => architectures.Select(architecture =>
        {
            double sum = 0;
            for (int j = 0; j < costs.Length; j++)
            {
                sum -= costs[j] * _mean[j];
            }

            for (int j = 0; j < architecture.Columns.Length; j++)
            {
                sum += costs[architecture.Columns[j]] * architecture.Values[j];
            }

            return sum;
        }).ToArray()),
    ];

    /// <summary>Each family has the same weight, each of its members the same part of it; together 1.</summary>
    private double[] Weights(int[] kept)
    {
        ILookup<string, int> families = kept.ToLookup(i => _families[i]);
        return [.. kept.Select(i => 1.0 / (families.Count * families[_families[i]].Count()))];
    }

    private static double[] Difference(double[] costs, double[] shared, double scale)
    {
        double[] difference = new double[costs.Length];
        for (int j = 0; j < costs.Length; j++)
        {
            difference[j] = scale * (costs[j] - shared[j]);
        }

        return difference;
    }

    private double[] Regress(DeviceLatencies device, FeatureMoments features)
    {
        if (device.LatencyMs.Length != Pool.Length)
        {
            throw new ArgumentException($"{device.Device} has {device.LatencyMs.Length} latencies for {Pool.Length} architectures.");
        }

        int[] rows = [.. Enumerable.Range(0, Pool.Length).Where(i => !double.IsNaN(device.LatencyMs[i]))];
        if (rows.Length < FewestMeasured)
        {
            throw Refusal(device, $"was measured on {rows.Length} of {Pool.Length} architectures, and {FewestMeasured} are the least");
        }

        if (rows.Any(i => !(device.LatencyMs[i] >= 0 && double.IsFinite(device.LatencyMs[i]))))
        {
            throw Refusal(device, "has a latency that is negative or no number");
        }

        FeatureMoments measured = rows.Length == Pool.Length
            ? features
            : new FeatureMoments(Encoder.Width, [.. rows.Select(i => Pool[i])]);
        double[] latencies = [.. rows.Select(i => device.LatencyMs[i])];
        double mean = latencies.Average();
        double deviation = Math.Sqrt(latencies.Average(ms => (ms - mean) * (ms - mean)));
        if (!(deviation > 1e-9 * mean))
        {
            throw Refusal(device, "has the same latency for every architecture");
        }

        return measured.Regress([.. latencies.Select(ms => (ms - mean) / deviation)], Ridge);
    }

    private static ProfilerException Refusal(DeviceLatencies device, string why) =>
        new(ErrorCode.InvalidFile, $"The device '{device.Device}' {why}.", "Leave it out of --sources, or measure it again.");
}
