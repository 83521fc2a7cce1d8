using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Api;
using Profiler.Api.Costs;
using Profiler.Coordinator.Costs.Answering;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Coordinator.Costs.Errands;
using Profiler.Coordinator.Security;

namespace Profiler.Coordinator.Costs;

/// <summary>POST /v1/costs, and what tables, targets and networks share with it.</summary>
public static class CostEndpoints
{
    private const string JsonType = "application/json";

    public static void AddCosts(this IServiceCollection services)
    {
        services.AddSingleton<CostCatalogSource>();
        services.AddSingleton<MeasuredNetworks>();
        services.AddSingleton<MeasureQueue>();
        services.AddSingleton<CostErrandRunner>();
        services.AddSingleton<CostHandler>();
        services.AddHostedService<CostCatalogWatcher>();
    }

    public static void MapCosts(this IEndpointRouteBuilder routes)
    {
        CostHandler handler = routes.ServiceProvider.GetRequiredService<CostHandler>();
        routes.MapPost(ApiRoutes.Costs, (RequestDelegate)handler.HandleAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .WithName("askCosts")
            .WithTags("costs")
            .WithSummary("Ask what architectures cost")
            .WithDescription("Many architectures of one space, for one or several targets and metrics; codes are answered in columns.")
            .WithMetadata(
                // Without its method, the documentation would leave the route out.
                ((RequestDelegate)handler.HandleAsync).Method,
                new AcceptsMetadata([JsonType], typeof(CostRequest)),
                new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(CostsDocument), [JsonType]));
    }
}
