using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Surrogates;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Store;

namespace Profiler.Coordinator.Surrogates;

/// <summary>GET /v1/surrogates and /v1/surrogates/{id}. They are trained and asked by jobs.</summary>
public static class SurrogateEndpoints
{
    public static void MapSurrogates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ApiRoutes.Surrogates, ListAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .WithTags("surrogates")
            .Describe("listSurrogates", "List surrogates, the newest first", "A job of the kind surrogate-train makes one, a job of the kind surrogate-estimate asks the one in use.")
            .Produces<SurrogatesDocument>();
        routes.MapGet($"{ApiRoutes.Surrogates}/{{id}}", GetAsync)
            .RequireAuthorization(CoordinatorRoles.Read)
            .WithTags("surrogates")
            .Describe("getSurrogate", "Show what a surrogate was trained on, and its scores", "By its id, or as many first digits of it as tell it from the others.")
            .Produces<SurrogateDocument>();
    }

    private static async Task<IResult> ListAsync(ProfilerDatabase database) => TypedResults.Json(
        new SurrogatesDocument(await database.Surrogates.AllAsync()), ApiJson.Context.SurrogatesDocument);

    private static async Task<IResult> GetAsync(string id, ProfilerDatabase database) => TypedResults.Json(
        new SurrogateDocument(await database.Surrogates.GetAsync(id)), ApiJson.Context.SurrogateDocument);
}
