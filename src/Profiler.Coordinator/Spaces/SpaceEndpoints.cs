using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Spaces;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Networks.Catalog;

namespace Profiler.Coordinator.Spaces;

/// <summary>/v1/spaces</summary>
public static class SpaceEndpoints
{
    public static void MapSpaces(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(ApiRoutes.Spaces).WithTags("spaces").RequireAuthorization(CoordinatorRoles.Read);
        group.MapGet("/", () => new SpaceListDocument([.. BuiltInSpaces.Names.Select(name => SpaceSummary.From(BuiltInSpaces.Get(name)))]))
            .Describe("listSpaces", "List the built-in search spaces");
        group.MapGet("/{name}", (string name) => SpaceDocument.From(BuiltInSpaces.Get(name)))
            .Describe("getSpace", "Show a search space: slots, candidates, fingerprint");
    }
}
