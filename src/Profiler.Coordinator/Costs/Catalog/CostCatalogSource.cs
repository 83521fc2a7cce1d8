using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Store;
using Profiler.Store.Tables;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>Holds the current catalog; a request takes it once and is answered from it to the end.</summary>
internal sealed class CostCatalogSource(ProfilerDatabase database, TimeProvider time) : IDisposable
{
    /// <summary>How old a catalog is at most when it says that it knows no such table; also the least time between two looks for it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private volatile CostCatalog? _current;
    private long _readAt;

    public CatalogSpaces Spaces { get; } = new();

    /// <summary>Null before the first <see cref="RefreshAsync"/>.</summary>
    public CostCatalog? Current => _current;

    /// <summary>Whether another program may have brought a table that the catalog does not know yet.</summary>
    public bool MayLack => time.GetElapsedTime(Volatile.Read(ref _readAt)) > Fresh;

    public async Task<CostCatalog> GetAsync() => _current ?? await RefreshAsync();

    /// <summary>Reads which tables there are. What a refresh has returned from is seen by every later request.</summary>
    public async Task<CostCatalog> RefreshAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            CostCatalog? previous = _current;
            Volatile.Write(ref _readAt, time.GetTimestamp());
            return _current = new CostCatalog(await database.Tables.FindAsync(new TableQuery()), previous);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Reads a table's costs, once.</summary>
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The table is damaged, or of another space.</exception>
    public async Task LoadAsync(CatalogTable table, CatalogSpace space)
    {
        if (table.Model is null)
        {
            LookupTable whole = await database.Tables.GetAsync(table.Summary.Id);
            table.Model = new TableCostModel(whole, space.Space);
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
