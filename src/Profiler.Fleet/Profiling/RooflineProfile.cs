using Profiler.CostModels.Analytical;
using Profiler.CostModels.Building;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Devices;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Profiling;

/// <summary>Fills a lookup table from a board's data sheet: no device is asked for it.</summary>
public static class RooflineProfile
{
    /// <returns>The table, which the workplace keeps.</returns>
    /// <exception cref="ProfilerException">The space's slots are the edges of a cell, or a device cannot have the board's name.</exception>
    public static async Task<LookupTable> FillAsync(
        SearchSpace space, TensorShape input, RooflineModel model, IWorkplaceTables tables, TimeProvider time, CancellationToken cancellationToken)
    {
        DeviceNames.Require(model.Sheet.Name);
        var provenance = new TableProvenance(
            time.GetUtcNow(),
            ProgramVersion.Text,
            Seed: 0,
            ReferenceMs: 0,
            DeviceSeconds: 0,
            NetworksProfiled: 0,
            Describe(model),
            ["by the board's data sheet; nothing was measured", .. SheetWords.Sources(model)]);
        LookupTable table = TableText.Seal(RooflineTableBuilder.Build(
            new TableSubject(space, input, RooflineTarget.Of(model, input.Batch), provenance), model));
        await tables.AddAsync(table, cancellationToken);
        return table;
    }

    private static DeviceDescription Describe(RooflineModel model) => new(
        AgentVersion: "",
        HostName: model.Sheet.Name,
        OperatingSystem: "",
        DotNetVersion: "",
        RooflineTarget.Runtime,
        model.Sheet.Fingerprint,
        [RooflineTarget.Provider],
        model.Sheet.Title,
        ProcessorFlags: [],
        ProcessorCount: 0,
        MemoryBytes: 0,
        Affinity: "",
        Governor: null,
        MaxFrequencyMhz: null,
        ["everything: no device was asked"]);
}
