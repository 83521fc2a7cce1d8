using System.Runtime.CompilerServices;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>The tables that answer a request, one a target, in place.</summary>
internal struct TargetTables
{
    public const int MaxCount = 32;

    private Storage _tables;

    public int Count { get; private set; }

    public readonly CatalogTable this[int target] => _tables[target]!;

    public void Add(CatalogTable table) => _tables[Count++] = table;

    [InlineArray(MaxCount)]
    private struct Storage
    {
        private CatalogTable? _first;
    }
}
