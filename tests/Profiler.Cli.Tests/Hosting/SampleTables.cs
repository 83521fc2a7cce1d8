using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Measurement.Targets;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Tests.Hosting;

/// <summary>Complete tables of a built-in space with made-up costs.</summary>
internal static class SampleTables
{
    public static readonly SearchSpace Space = BuiltInSpaces.Get("squeezenas-xlarge");

    private static readonly Target Target = new("local", "ort", "1.29.0", "cpu", "fp32", Batch: 1, Threads: 1);

    /// <param name="entryMs">The cost of every entry.</param>
    /// <param name="day">Of March 2025, when it was measured.</param>
    public static LookupTable Table(double entryMs = 0.25, int day = 1) => Sealed(Target, FillMethod.InContext, entryMs, day);

    public static LookupTable OfThreads(int threads) => Sealed(Target with { Threads = threads }, FillMethod.InContext, 0.25, 1);

    public static LookupTable OfMethod(FillMethod method) => Sealed(Target, method, 0.25, 1);

    private static LookupTable Sealed(Target target, FillMethod method, double entryMs, int day) => TableText.Seal(new LookupTable(
        string.Empty,
        Space.Name,
        Space.Fingerprint,
        Space.DefaultInput,
        target,
        method,
        new FixedCosts(0.5, 0.75, 0.01),
        [.. Space.Slots.SelectMany(slot => slot.Candidates.Select(candidate => new TableEntry(
            slot.Index, candidate.Name, entryMs, entryMs, entryMs, EntrySource.Measured, Observations: 5)))],
        [],
        new TableCalibration(Networks: 12, ScaleFactor: 0.9, RelativeError90: 0.03, MacsSlopeMsPerGigamac: 10, MacsInterceptMs: 1),
        new TableProvenance(
            new DateTimeOffset(2025, 3, day, 12, 0, 0, TimeSpan.Zero),
            "0.1.0",
            Seed: 1,
            ReferenceMs: 1.5,
            DeviceSeconds: 61.5,
            NetworksProfiled: 40,
            SampleDevice.Description,
            [])));
}
