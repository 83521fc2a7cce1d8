using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Events;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;

namespace Profiler.Coordinator.Events;

/// <summary>GET /v1/events</summary>
public static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ApiRoutes.Events, WatchAsync)
            .WithTags("events")
            .RequireAuthorization(CoordinatorRoles.Read)
            .Produces<ChangeDocument>(StatusCodes.Status200OK, EventWriter.ContentType)
            .Describe(
                "watchAll",
                "Follow all jobs and devices as server-sent events",
                "`job` and `device` carry what changed as it is now, `table` the id of a new one. "
                + "`removed` names what is gone. `resync`, which is also the first event, says that everything should be read.");

    private static Task WatchAsync(HttpContext context, FleetWatcher watcher) => watcher.WriteAsync(new EventWriter(context));
}
