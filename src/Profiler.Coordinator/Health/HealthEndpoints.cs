using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Health;
using Profiler.Coordinator.Routing;

namespace Profiler.Coordinator.Health;

/// <summary>GET /health/live and /health/ready.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ApiRoutes.Live, () => new HealthDocument(HealthDocument.Healthy, []))
            .AllowAnonymous()
            .WithTags("health")
            .Describe("getLive", "Tell whether the process answers");
        routes.MapGet(ApiRoutes.Ready, async (ReadinessChecks checks) =>
            {
                HealthDocument document = await checks.RunAsync();
                return TypedResults.Json(
                    document,
                    ApiJson.Context.HealthDocument,
                    statusCode: document.Status == HealthDocument.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            })
            .AllowAnonymous()
            .WithTags("health")
            .Produces<HealthDocument>()
            .Produces<HealthDocument>(StatusCodes.Status503ServiceUnavailable)
            .Describe("getReady", "Tell whether the coordinator can do its work", "503 with the reasons where it cannot.");
    }
}
