using Profiler.Coordinator.Costs.Reading;
using Profiler.Measurement.Targets;
using Profiler.Store.Tables;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>The tables of one space at one input shape, by whatever names a target.</summary>
internal sealed class CatalogInput
{
    private readonly Utf8Names<NamedTarget> _targets = new();

    /// <param name="tables">The newest first; isolated ones answer only where they are asked for by id.</param>
    public CatalogInput(IEnumerable<CatalogTable> tables)
    {
        foreach (CatalogTable table in tables.Answering(table => table.Summary))
        {
            Target target = table.Summary.Target;
            foreach (string name in new[] { target.Id, target.ToString(), target.Device }.Distinct())
            {
                if (_targets.Find(name) is { } known)
                {
                    known.Add(table);
                }
                else
                {
                    _targets.Add(name, new NamedTarget(table));
                }
            }
        }
    }

    public IEnumerable<string> Names => _targets.Names;

    public NamedTarget? Find(ReadOnlySpan<byte> name) => _targets.Find(name);
}
