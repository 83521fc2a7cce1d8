using System.Text.Json;

namespace Profiler.Coordinator.Costs;

/// <summary>The jobs that a request has queued, as its answer lists them.</summary>
internal static class CostJobsJson
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Encoder = CatalogJson.Options.Encoder };

    public static string Write(IReadOnlyList<QueuedMeasurement> jobs) => JsonSerializer.Serialize(jobs, Options);
}
