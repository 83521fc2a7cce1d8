using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.LookupTables;

/// <summary>Complete tables of a built-in space; every cost follows from slot and candidate.</summary>
internal static class SampleTables
{
    public static readonly SearchSpace Space = BuiltInSpaces.Get("squeezenas-small");

    public static readonly Target Target = new("bench", "ort", "1.29.0", "cpu", "fp32", Batch: 1, Threads: 2);

    private static readonly DeviceDescription Device = new(
        "0.1.0", "host", "Linux", "10.0.0", "ort", "1.29.0", ["cpu"], "A \"fast\" processor", ["avx2", "fma"],
        ProcessorCount: 2, MemoryBytes: 8L << 30, "0-1", Governor: null, MaxFrequencyMhz: 2999.5, ["governor: no such file"]);

    /// <summary>As a builder makes it: unrounded, without an id.</summary>
    /// <param name="scale">What every cost is multiplied by.</param>
    public static LookupTable Unsealed(double scale = 1) => new(
        string.Empty,
        Space.Name,
        Space.Fingerprint,
        Space.DefaultInput,
        Target,
        FillMethod.InContext,
        new FixedCosts(scale / 3, scale * 0.5, scale * 0.123456789),
        [.. Space.Slots.SelectMany(slot => slot.Candidates.Select((candidate, index) => Entry(slot, candidate, CostMs(slot, index) * scale)))],
        [.. Space.Slots.SelectMany(slot => slot.Candidates.SelectMany((candidate, index) => Contexts(slot, candidate, CostMs(slot, index) * scale)))],
        new TableCalibration(Networks: 12, ScaleFactor: 0.925, RelativeError90: 0.1 + 0.2, MacsSlopeMsPerGigamac: 1.0 / 3, MacsInterceptMs: -0.5),
        new TableProvenance(
            new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero), "0.1.0", Seed: 7, ReferenceMs: Math.PI, DeviceSeconds: 61.5,
            NetworksProfiled: 40, Device, ["load was 1.2"]));

    private static double CostMs(Slot slot, int candidate) => 0.01 + (slot.Index * 0.01) + (candidate / 7.0);

    private static TableEntry Entry(Slot slot, Candidate candidate, double ms) =>
        new(slot.Index, candidate.Name, ms, ms * 0.95, ms * 1.05, EntrySource.Measured, Observations: 5);

    private static ImmutableArray<ContextEntry> Contexts(Slot slot, Candidate candidate, double ms) =>
    [
        new ContextEntry(slot.Index, candidate.Name, Layout.Blocked, Layout.Blocked, ms, EntrySource.Measured, 5),
        new ContextEntry(slot.Index, candidate.Name, Layout.Plain, Layout.Blocked, ms * 1.1, EntrySource.Predicted, 0),
    ];
}
