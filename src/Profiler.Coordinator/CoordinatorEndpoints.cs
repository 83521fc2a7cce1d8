using Microsoft.AspNetCore.Routing;
using Profiler.Coordinator.Agents;
using Profiler.Coordinator.Backup;
using Profiler.Coordinator.Costs;
using Profiler.Coordinator.Devices;
using Profiler.Coordinator.Documentation;
using Profiler.Coordinator.Events;
using Profiler.Coordinator.Health;
using Profiler.Coordinator.Jobs;
using Profiler.Coordinator.Keys;
using Profiler.Coordinator.Measurements;
using Profiler.Coordinator.Models;
using Profiler.Coordinator.NetworkFiles;
using Profiler.Coordinator.Observability;
using Profiler.Coordinator.Pages;
using Profiler.Coordinator.Spaces;
using Profiler.Coordinator.Surrogates;
using Profiler.Coordinator.Tables;
using Profiler.Coordinator.Targets;

namespace Profiler.Coordinator;

/// <summary>All routes, composed in one place: a feature is a folder with one Map method, and a line here.</summary>
internal static class CoordinatorEndpoints
{
    public static void MapAll(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapMetrics();
        routes.MapDocumentation();
        routes.MapJobs();
        routes.MapDevices();
        routes.MapModels();
        routes.MapMeasurements();
        routes.MapSpaces();
        routes.MapKeys();
        routes.MapEvents();
        routes.MapBackup();
        routes.MapTargets();
        routes.MapTables();
        routes.MapSurrogates();
        routes.MapCosts();
        routes.MapNetworks();
        routes.MapDialIn();
        routes.MapPages();
    }
}
