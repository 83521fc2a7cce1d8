using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Profiler.Coordinator.Routing;

/// <summary>What every route states about itself: who may use it, and what it is for.</summary>
public static class RouteDocs
{
    /// <param name="name">The operation's name, unique among all routes; clients' methods are named after it.</param>
    /// <param name="summary">One line, imperative.</param>
    /// <param name="description">What the line leaves open.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string name, string summary, string? description = null)
    {
        route.WithName(name).WithSummary(summary);
        return description is null ? route : route.WithDescription(description);
    }
}
