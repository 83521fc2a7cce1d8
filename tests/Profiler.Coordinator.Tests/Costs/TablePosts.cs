using System.Text.Json;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;

namespace Profiler.Coordinator.Tests.Costs;

/// <summary>Bodies of POST /v1/tables.</summary>
internal static class TablePosts
{
    public static string Of(LookupTable table)
    {
        TableDocument document = TableText.Compose(table);
        return $$"""{"csv":{{JsonSerializer.Serialize(document.Csv)}},"provenance":{{document.ProvenanceJson}}}""";
    }
}
