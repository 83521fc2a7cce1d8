using System.Text.Json;
using Profiler.Api.Costs;
using Profiler.Coordinator.Costs.Catalog;

namespace Profiler.Coordinator.Costs.Errands;

/// <summary>The jobs that a request has queued, as its answer lists them.</summary>
internal static class CostJobsJson
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Encoder = CatalogJson.Options.Encoder };

    public static byte[] Write(IReadOnlyList<CostJob> jobs) => JsonSerializer.SerializeToUtf8Bytes(jobs, Options);
}
