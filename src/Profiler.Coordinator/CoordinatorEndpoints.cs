using Microsoft.AspNetCore.Routing;
using Profiler.Coordinator.Health;

namespace Profiler.Coordinator;

/// <summary>All routes, composed in one place: a feature is a folder with one Map method, and a line here.</summary>
internal static class CoordinatorEndpoints
{
    public static void MapAll(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
    }
}
