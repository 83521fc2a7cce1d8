using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Store.Tables;

namespace Profiler.Fleet.Workplaces;

/// <summary>The lookup tables of a workplace.</summary>
public interface IWorkplaceTables
{
    /// <summary>The tables that fit, the newest first.</summary>
    Task<ImmutableArray<TableSummary>> FindAsync(TableQuery query, CancellationToken cancellationToken);

    /// <param name="id">Its id, or as many first digits of it as tell it from the others.</param>
    Task<LookupTable> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Keeps a table that was made elsewhere.</summary>
    /// <returns>Whether it is new here.</returns>
    Task<bool> AddAsync(LookupTable table, CancellationToken cancellationToken);
}
