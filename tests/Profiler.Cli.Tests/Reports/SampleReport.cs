using System.Collections.Immutable;
using Profiler.Cli.Reports.Model;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Networks.Catalog;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Tests.Reports;

/// <summary>A report with made-up numbers in the shape of real ones; nobody measured them.</summary>
public static class SampleReport
{
    public static ReportModel Create() => new(
        "SqueezeNAS on this machine",
        "Yes for small and large: the latency-searched networks are faster here than the MAC-searched ones, although they have more MACs.",
        "local",
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        [new("Processor", "Sample processor @ 2.60GHz, 2 cores"), new("Runtime", "ort 1.29.0, provider cpu, fp32"), new("Threads", "1")],
        new ReportComparison("1x3x512x1024", Networks(), Differences()),
        Table(),
        new ReportValidation("squeezenas-small", "1x3x256x512", Predictions(), Scores()),
        [new("Program", "profiler 0.1.0"), new("Table", "0123456789abcdef"), new("Seed", "1")]);

    private static ImmutableArray<ReportNetwork> Networks()
    {
        double[] ms = [41.2, 118.4, 240.9, 36.7, 105.2, 255.3];
        return [.. PublishedNetworks.All.Take(6).Select((network, i) => new ReportNetwork(
            network.Name,
            network.Space["squeezenas-".Length..],
            network.SearchedFor,
            (long)(network.Published.Gigamacs * 0.25e9),
            (long)(network.Published.Megaparams * 1e6),
            new ReportInterval(ms[i], ms[i] * 0.985, ms[i] * 1.02),
            i == 3 ? Grade.B : Grade.A,
            i == 5 ? null : new ReportInterval(ms[i] * 1.02, ms[i] * 0.98, ms[i] * 1.06),
            network.Published))];
    }

    private static ImmutableArray<ReportDifference> Differences() =>
    [
        new("squeezenas-lat-small", "squeezenas-mac-small", new ReportInterval(-4.5, -5.1, -3.9), 0.891),
        new("squeezenas-lat-large", "squeezenas-mac-large", new ReportInterval(-13.2, -15.0, -11.1), 0.888),
        new("squeezenas-lat-xlarge", "squeezenas-mac-xlarge", new ReportInterval(14.4, 11.0, 18.2), 1.06),
    ];

    private static LookupTable Table()
    {
        SearchSpace space = BuiltInSpaces.Get("squeezenas-small");
        var random = new Random(1);
        var entries = ImmutableArray.CreateBuilder<TableEntry>();
        foreach (Slot slot in space.Slots)
        {
            foreach (Candidate candidate in slot.Candidates)
            {
                double ms = candidate is InvertedResidualCandidate block
                    ? 0.01 + (block.Expansion * block.Kernel * (0.5 + random.NextDouble()) * 0.4 / (4 + slot.Index))
                    : 0.002;
                EntrySource source = random.Next(12) == 0 ? EntrySource.Predicted : EntrySource.Measured;
                entries.Add(new TableEntry(slot.Index, candidate.Name, ms, ms * 0.97, ms * 1.04, source, source == EntrySource.Measured ? 4 : 0));
            }
        }

        return new LookupTable(
            "0123456789abcdef",
            space.Name,
            space.Fingerprint,
            TensorShape.Parse("1x3x256x512"),
            new Target("local", "ort", "1.29.0", "cpu", "fp32", 1, 1),
            FillMethod.InContext,
            new FixedCosts(0.31, 0.72, 0.05),
            entries.ToImmutable(),
            [],
            new TableCalibration(8, 0.93, 0.04, 3.1, 0.4),
            new TableProvenance(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "0.1.0", 1, 1.2, 61, 26, Device(), []));
    }

    private static DeviceDescription Device() =>
        new("0.1.0", "sample", "Linux", "10.0.0", "ort", "1.29.0", ["cpu"], "Sample processor", ["avx2"], 2, 1L << 33, "0-1", null, null, []);

    private static ImmutableArray<ReportPrediction> Predictions()
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, 40).Select(i =>
        {
            double measured = 3 + (random.NextDouble() * 4);
            double predicted = measured * (0.95 + (random.NextDouble() * 0.1));
            return new ReportPrediction(
                $"squeezenas-small-{random.NextInt64():x16}{random.NextInt64():x16}{i:x8}",
                new ReportInterval(predicted, predicted * 0.96, predicted * 1.04),
                new ReportInterval(measured, measured * 0.99, measured * 1.01));
        })];
    }

    private static ImmutableArray<ReportScore> Scores() =>
    [
        new("lookup table, in context", 0.025, 0.9, 1, 0.98),
        new("lookup table, isolated blocks", 0.11, 0.25, 0.5, 0.91),
        new("MACs alone", 0.14, 0.2, 0.45, 0.83),
    ];
}
