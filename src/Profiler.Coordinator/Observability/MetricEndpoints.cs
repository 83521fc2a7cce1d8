using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;

namespace Profiler.Coordinator.Observability;

/// <summary>GET /metrics</summary>
public static class MetricEndpoints
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ApiRoutes.Metrics, (MetricCollector metrics) => TypedResults.Text(metrics.Write(), PrometheusText.ContentType))
            .WithTags("health")
            .RequireAuthorization(CoordinatorRoles.Read)
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Describe("getMetrics", "Show metrics in the Prometheus text format", "Requests, lanes, jobs, devices, the process.");
}
