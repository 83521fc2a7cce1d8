using Microsoft.AspNetCore.Routing;
using Profiler.Coordinator.Devices;
using Profiler.Coordinator.Events;
using Profiler.Coordinator.Health;
using Profiler.Coordinator.Jobs;
using Profiler.Coordinator.Keys;
using Profiler.Coordinator.Measurements;
using Profiler.Coordinator.Models;
using Profiler.Coordinator.Spaces;

namespace Profiler.Coordinator;

/// <summary>All routes, composed in one place: a feature is a folder with one Map method, and a line here.</summary>
internal static class CoordinatorEndpoints
{
    public static void MapAll(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapJobs();
        routes.MapDevices();
        routes.MapModels();
        routes.MapMeasurements();
        routes.MapSpaces();
        routes.MapKeys();
        routes.MapEvents();
    }
}
