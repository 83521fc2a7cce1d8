using System.Collections.Immutable;
using System.Diagnostics;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Benchmarks;

/// <summary>
/// How fast a built table answers, one architecture at a time and in a batch on one core. The baseline is a loop that
/// adds one number a slot from the choices, the least that any answer must do.
/// </summary>
internal static class EstimateBenchmark
{
    private const int Batch = 1_000_000;
    private const int Singles = 100_000;
    private const int Turns = 9;

    public static object Run()
    {
        SearchSpace space = BuiltInSpaces.Get("squeezenas-small");
        var model = new TableCostModel(Table(space), space);
        var sampler = new ArchitectureSampler(space, 1);
        Architecture[] architectures = [.. Enumerable.Range(0, 1000).Select(_ => sampler.Uniform())];
        byte[] choices = [.. Enumerable.Range(0, Batch).SelectMany(i => architectures[i % architectures.Length].Choices)];
        float[] latencyMs = new float[Batch];
        var batch = new List<double>();
        var baseline = new List<double>();
        var single = new List<double>();
        for (int turn = 0; turn < Turns; turn++)
        {
            long start = Stopwatch.GetTimestamp();
            model.Estimate(choices, latencyMs);
            batch.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            start = Stopwatch.GetTimestamp();
            Add(choices, latencyMs, space.Slots.Length);
            baseline.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Singles; i++)
            {
                model.Estimate(architectures[i % architectures.Length]);
            }

            single.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return new
        {
            singleMicroseconds = single.Min() / Singles * 1e6,
            batchArchitecturesPerSecond = Batch / batch.Min(),
            baselineArchitecturesPerSecond = Batch / baseline.Min(),
            ratio = baseline.Min() / batch.Min(),
        };
    }

    private static void Add(byte[] choices, float[] sums, int slots)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            float sum = 0;
            foreach (byte choice in choices.AsSpan(i * slots, slots))
            {
                sum += choice;
            }

            sums[i] = sum;
        }
    }

    /// <summary>A table of made-up costs: the time to answer does not depend on them.</summary>
    private static LookupTable Table(SearchSpace space)
    {
        Layout[] layouts = [Layout.Blocked, Layout.Plain];
        ImmutableArray<ContextEntry> contexts =
        [
            .. space.Slots.SelectMany(slot => slot.Candidates.SelectMany((candidate, c) => layouts.Select(layout => new ContextEntry(
                slot.Index, candidate.Name, layout, layouts[c % 2], 0.01 * c, EntrySource.Measured, 1))))
        ];
        ImmutableArray<TableEntry> entries =
        [
            .. space.Slots.SelectMany(slot => slot.Candidates.Select((candidate, c) =>
                new TableEntry(slot.Index, candidate.Name, 0.01 * c, 0.01 * c, 0.01 * c, EntrySource.Measured, 1)))
        ];
        var device = new DeviceDescription("", "", "", "", "", "", [], "", [], 1, 0, "", null, null, []);
        return new LookupTable(
            "benchmark",
            space.Name,
            space.Fingerprint,
            space.DefaultInput,
            new Target("local", "ort", "", "cpu", "fp32", 1, 1),
            FillMethod.InContext,
            new FixedCosts(1, 1, 0),
            entries,
            contexts,
            new TableCalibration(0, 1, 0.1, 0, 0),
            new TableProvenance(DateTimeOffset.UnixEpoch, "", 0, 1, 0, 0, device, []));
    }
}
