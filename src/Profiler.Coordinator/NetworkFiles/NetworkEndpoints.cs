using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Api;
using Profiler.Api.NetworkFiles;
using Profiler.Coordinator.Limits;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Networks.Catalog;

namespace Profiler.Coordinator.NetworkFiles;

/// <summary>/v1/networks</summary>
public static class NetworkEndpoints
{
    private const string OnnxType = "application/octet-stream";

    public static void AddNetworks(this IServiceCollection services)
    {
        services.AddSingleton<ArchitectureRecogniser>();
        services.AddSingleton<NetworkPredictor>();
        services.AddSingleton<NetworkCosts>();
    }

    public static void MapNetworks(this IEndpointRouteBuilder routes)
    {
        NetworkCosts costs = routes.ServiceProvider.GetRequiredService<NetworkCosts>();
        routes.MapPost(ApiRoutes.Networks, (Delegate)((HttpContext context) => DescribeAsync(context, costs)))
            .RequireAuthorization(CoordinatorRoles.Read)
            .WithTags("costs")
            .Describe("askNetworkCost", "Ask what an .onnx file costs", "Counts always; latency where it was measured, where the file is an architecture that a table knows, or with predict=ifUnknown where the target has a surrogate.")
            .WithMetadata(new RequestSizeLimitAttribute(RequestSizes.ModelBytes))
            .Accepts<string>(OnnxType)
            .Produces<NetworkCostDocument>();
        routes.MapGet(ApiRoutes.Networks, () => new NetworkListDocument([.. PublishedNetworks.All.Select(ListedNetwork.From)]))
            .RequireAuthorization(CoordinatorRoles.Read)
            .WithTags("networks")
            .Describe("listNetworks", "List the built-in networks", "With the figures that their papers printed.");
    }

    private static async Task<IResult> DescribeAsync(HttpContext context, NetworkCosts costs)
    {
        NetworkQuery query = NetworkQuery.Read(context.Request.Query);
        using UploadedModel upload = await UploadedModel.ReceiveAsync(query.Name, context);
        return TypedResults.Json(
            await costs.DescribeAsync(upload, query, context.User), ApiJson.Context.NetworkCostDocument);
    }
}
