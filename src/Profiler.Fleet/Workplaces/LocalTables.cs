using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Store;
using Profiler.Store.Tables;

namespace Profiler.Fleet.Workplaces;

/// <summary>The lookup tables of a database.</summary>
internal sealed class LocalTables(ProfilerDatabase database) : IWorkplaceTables
{
    public Task<ImmutableArray<TableSummary>> FindAsync(TableQuery query, CancellationToken cancellationToken) =>
        database.Tables.FindAsync(query);

    public Task<LookupTable> GetAsync(string id, CancellationToken cancellationToken) => database.Tables.GetAsync(id);

    public async Task<bool> AddAsync(LookupTable table, CancellationToken cancellationToken)
    {
        ImmutableArray<TableSummary> known = await database.Tables.FindAsync(new TableQuery(table.SpaceFingerprint));
        await database.Tables.AddAsync(table);
        return known.All(other => other.Id != table.Id);
    }
}
