using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Tests.Synthetic;

/// <summary>Complete tables whose costs follow from a seed.</summary>
internal static class TinyTables
{
    private static readonly DeviceDescription Device = new(
        "0.1.0", "host", "Linux", "10.0.0", "ort", "1.29.0", ["cpu"], "processor", [],
        ProcessorCount: 2, MemoryBytes: 8L << 30, "0-1", Governor: null, MaxFrequencyMhz: null, []);

    /// <summary>
    /// Every candidate costs more in the plain layout; "k3_e3" hands on plain, "skip" what it is given, the others blocked.
    /// </summary>
    public static LookupTable Layered(SearchSpace space, int seed = 1, string device = "bench")
    {
        LookupTable flat = Flat(space, seed, device);
        return flat with { Contexts = [.. flat.Entries.SelectMany(Contexts)] };
    }

    /// <summary>Without layouts: costs from 0.5 to 3 ms, a skip's 0.</summary>
    public static LookupTable Flat(SearchSpace space, int seed = 1, string device = "bench")
    {
        var random = new Random(seed);
        ImmutableArray<TableEntry> entries =
        [
            .. space.Slots.SelectMany(slot => slot.Candidates.Select(candidate =>
            {
                double ms = candidate is SkipCandidate ? 0 : 0.5 + (2.5 * random.NextDouble());
                return new TableEntry(slot.Index, candidate.Name, ms, ms, ms, EntrySource.Measured, Observations: 5);
            })),
        ];
        return new LookupTable(
            $"table-{device}-{seed}",
            space.Name,
            space.Fingerprint,
            space.DefaultInput,
            new Target(device, "ort", "1.29.0", "cpu", "fp32", Batch: 1, Threads: 2),
            FillMethod.InContext,
            new FixedCosts(0.25, 0.5, 0.125),
            entries,
            [],
            new TableCalibration(Networks: 12, ScaleFactor: 1, RelativeError90: 0.05, MacsSlopeMsPerGigamac: 1, MacsInterceptMs: 0),
            new TableProvenance(
                new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero), "0.1.0", Seed: seed, ReferenceMs: 3, DeviceSeconds: 60,
                NetworksProfiled: 40, Device, []));
    }

    private static IEnumerable<ContextEntry> Contexts(TableEntry entry)
    {
        foreach (Layout layout in new[] { Layout.Blocked, Layout.Plain })
        {
            Layout next = entry.Candidate switch
            {
                "k3_e3" => Layout.Plain,
                "skip" => layout,
                _ => Layout.Blocked,
            };
            double ms = layout == Layout.Plain ? entry.LatencyMs * 1.4 : entry.LatencyMs;
            yield return new ContextEntry(entry.Slot, entry.Candidate, layout, next, ms, EntrySource.Measured, 5);
        }
    }
}
