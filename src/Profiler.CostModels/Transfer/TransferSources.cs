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

    /// <summary>Deviation below which sources do not differ.</summary>
    private const double LeastSpread = 1e-6;

    private readonly FeatureMoments _features;
    private readonly ImmutableArray<LinearSource> _sources;

    /// <exception cref="ProfilerException">There is no source, or one is constant, negative or measured too seldom; it is named.</exception>
    public TransferSources(
        IArchitectureEncoder encoder,
        ImmutableArray<EncodedArchitecture> pool,
        ImmutableArray<DeviceLatencies> devices,
        ImmutableArray<AnalyticTable> analyticTables)
    {
        Encoder = encoder;
        Pool = pool;
        _features = new FeatureMoments(encoder.Width, pool);
        _sources = RequireSome(
        [
            .. devices.Select(device => new LinearSource(
                device.Family, _features.Standardise(device.Costs is { } costs ? [.. costs] : Regress(device), device.Device), device)),
            .. analyticTables.Where(table => _features.Deviation([.. table.Cost]) > 0).Select(table => new LinearSource(
                $"analytic {table.Name}", _features.Standardise([.. table.Cost], table.Name), null)),
        ]);
    }

    private TransferSources(TransferSources other, ImmutableArray<LinearSource> sources)
    {
        Encoder = other.Encoder;
        Pool = other.Pool;
        _features = other._features;
        _sources = RequireSome(sources);
    }

    public IArchitectureEncoder Encoder { get; }

    /// <summary>The architectures that features are centred on and latencies belong to.</summary>
    public ImmutableArray<EncodedArchitecture> Pool { get; }

    /// <summary>The sources that were measured.</summary>
    public IEnumerable<DeviceLatencies> Devices => _sources.Where(source => source.Device is not null).Select(source => source.Device!);

    /// <summary>How many kinds of sources there are, measured and on paper.</summary>
    public int FamilyCount => _sources.Select(source => source.Family).Distinct().Count();

    /// <summary>These without a family, as if its devices were new.</summary>
    /// <exception cref="ProfilerException">No source is left.</exception>
    public TransferSources Without(string family) => new(this, [.. _sources.Where(source => source.Family != family)]);

    public TransferPrior Prior(TransferHyperparameters hyperparameters)
    {
        double choiceScale = Math.Sqrt(hyperparameters.ThetaChoices / _features.TotalVariance);
        double[][][] views = [.. Views().Select(weights => Loadings(weights, hyperparameters.ThetaSources))];
        return new TransferPrior(Encoder, _features.Mean, views, choiceScale, hyperparameters);
    }

    private double[][] Loadings(double[] weights, double theta)
    {
        double[] shared = new double[Encoder.Width];
        for (int k = 0; k < weights.Length; k++)
        {
            for (int j = 0; j < shared.Length; j++)
            {
                shared[j] += weights[k] * _sources[k].Costs[j];
            }
        }

        double sharedDeviation = _features.Deviation(shared);
        double[][] differences = [.. _sources.Select((source, k) => Difference(source.Costs, shared, Math.Sqrt(weights[k])))];
        double spread = Math.Sqrt(differences.Sum(difference => Math.Pow(_features.Deviation(difference), 2)));
        double scale = spread > LeastSpread ? Math.Sqrt(theta) / spread : 0;
        return
        [
            [.. shared.Select(cost => cost / sharedDeviation)],
            .. differences.Select(difference => difference.Select(d => scale * d).ToArray()),
        ];
    }

    /// <summary>
    /// What sources share: the mean of all their families, and the mean of the measured devices as they come, for a device
    /// of a kind that many of them are of.
    /// </summary>
    private IEnumerable<double[]> Views()
    {
        yield return FamilyWeights();
        int measured = Devices.Count();
        if (measured > 0)
        {
            yield return [.. _sources.Select(source => source.Device is null ? 0 : 1.0 / measured)];
        }
    }

    /// <summary>What the measured sources, without their noise, make of an architecture: centred, deviation 1 over the pool.</summary>
    internal double[] Predictions(EncodedArchitecture architecture) =>
        [.. _sources.Where(source => source.Device is not null).Select(source => _features.Apply(source.Costs, architecture))];

    /// <summary>Each family has the same weight, each of its members the same part of it; together 1.</summary>
    private double[] FamilyWeights()
    {
        Dictionary<string, int> members = _sources.CountBy(source => source.Family).ToDictionary();
        return [.. _sources.Select(source => 1.0 / (members.Count * members[source.Family]))];
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

    private static ImmutableArray<LinearSource> RequireSome(ImmutableArray<LinearSource> sources) => sources.Length > 0
        ? sources
        : throw new ProfilerException(
            ErrorCode.InvalidArgument,
            "There is no source to learn from: no other device was measured, and the space has no tables from its networks' shapes.",
            "Name at least one device of another family with --sources.");

    private double[] Regress(DeviceLatencies device)
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
            ? _features
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
        new(ErrorCode.InvalidFile, $"The device '{device.Device}' {why}.", "Leave it out of --sources, or measure it again with a finer clock.");
}
