using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Store;
using Profiler.Store.Tables;

namespace Profiler.Fleet.Measuring;

/// <summary>Finds the lookup table that answers for a space, an input and a target.</summary>
public static class TableFinder
{
    /// <summary>The newest table of exactly this target, or null.</summary>
    public static async Task<LookupTable?> FindAsync(
        ProfilerDatabase database, SearchSpace space, TensorShape input, Target target, FillMethod method)
    {
        ImmutableArray<TableSummary> found =
            await database.Tables.FindAsync(new TableQuery(space.Fingerprint, input, target, method));
        return found.IsEmpty ? null : await database.Tables.GetAsync(found[0].Id);
    }

    /// <summary>What the table of profiles says of an architecture, else a predicted one; null where there is no table for it.</summary>
    public static async Task<CostEstimate?> EstimateAsync(
        ProfilerDatabase database, Architecture? architecture, TensorShape? input, Target target)
    {
        if (architecture is null || input is null)
        {
            return null;
        }

        LookupTable? table = await FindAsync(database, architecture.Space, input.Value, target, FillMethod.InContext)
            ?? await FindAsync(database, architecture.Space, input.Value, target, FillMethod.Surrogate);
        return table is null ? null : new TableCostModel(table, architecture.Space).Estimate(architecture);
    }
}
