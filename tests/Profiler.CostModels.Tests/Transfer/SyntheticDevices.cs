using System.Collections.Immutable;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;

namespace Profiler.CostModels.Tests.Transfer;

/// <summary>Devices that are mixtures of the tables on paper, with a little noise: what a method must learn easily.</summary>
internal static class SyntheticDevices
{
    public const int Count = 400;

    public static TransferSpace Space { get; } = TransferSpace.Resolve("fbnet");

    public static TransferTable Table(int seed = 1, double noise = 0.01)
    {
        var encoder = (SlotEncoder)Space.Encoder;
        var sampler = new ArchitectureSampler(BuiltInSpaces.Get("fbnet-cifar100"), seed);
        ImmutableArray<EncodedArchitecture> pool =
            [.. Enumerable.Range(0, Count).Select(_ => encoder.Encode(sampler.Uniform())).DistinctBy(a => a.Text)];
        string[] names = ["ant_1", "ant_2", "bee_1", "cow_1", "dog_1"];
        return new TransferTable(Space, pool, [.. names.Select((name, i) => Device(name, pool, new Random(seed + (i * 100)), noise))], []);
    }

    public static TransferSources Sources(TransferTable table, params string[] names) => new(
        Space.Encoder, table.Architectures, [.. table.Devices.Where(device => names.Contains(device.Device))], Space.AnalyticTables);

    private static DeviceLatencies Device(string name, ImmutableArray<EncodedArchitecture> pool, Random random, double noise)
    {
        double[] costs = new double[Space.Encoder.Width];
        foreach (AnalyticTable table in Space.AnalyticTables.Where(table => table.Cost.Max() > 0))
        {
            double weight = random.NextDouble() / table.Cost.Max();
            for (int j = 0; j < costs.Length; j++)
            {
                costs[j] += weight * table.Cost[j];
            }
        }

        return new DeviceLatencies(name, [.. pool.Select(a => (3 + a.Columns.Sum(j => costs[j])) * (1 + (noise * ((2 * random.NextDouble()) - 1))))]);
    }
}
