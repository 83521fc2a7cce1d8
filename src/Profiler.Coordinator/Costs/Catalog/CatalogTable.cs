using System.Text.Json;
using Profiler.CostModels.Estimates;
using Profiler.Store.Tables;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>A lookup table that requests can be answered from; its costs are read when it is first asked.</summary>
internal sealed class CatalogTable(TableSummary summary)
{
    private volatile TableCostModel? _model;

    public TableSummary Summary { get; } = summary;

    /// <summary>Null until it was read.</summary>
    public TableCostModel? Model
    {
        get => _model;
        set => _model = value;
    }

    /// <summary>The target's whole id as a JSON string.</summary>
    public byte[] TargetJson { get; } = JsonSerializer.SerializeToUtf8Bytes(summary.Target.Id, CatalogJson.Options);

    /// <summary>The table's id as a JSON string.</summary>
    public byte[] SnapshotJson { get; } = JsonSerializer.SerializeToUtf8Bytes(summary.Id);
}
