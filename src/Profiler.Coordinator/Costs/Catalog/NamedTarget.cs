using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Targets;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>What a target's id, its short spelling or its device's name stands for: the newest of the tables it fits.</summary>
/// <param name="table">The newest one.</param>
internal sealed class NamedTarget(CatalogTable table)
{
    private readonly List<Target> _targets = [table.Summary.Target];

    public CatalogTable Table { get; } = table;

    /// <summary>Ids of the targets that the name fits; more than one where they differ in more than the runtime's version.</summary>
    public IEnumerable<string> Ids => _targets.Select(target => target.Id);

    public bool IsAmbiguous => _targets.Count > 1;

    /// <summary>
    /// Another table that the name fits, less good or older than those before. An update of the runtime does not make a
    /// name ambiguous, nor does a board's data sheet beside the board.
    /// </summary>
    public void Add(CatalogTable older)
    {
        if (older.Summary.Method == FillMethod.Roofline && Table.Summary.Method != FillMethod.Roofline)
        {
            return;
        }

        Target target = older.Summary.Target;
        if (!_targets.Exists(known => known with { RuntimeVersion = target.RuntimeVersion } == target))
        {
            _targets.Add(target);
        }
    }
}
