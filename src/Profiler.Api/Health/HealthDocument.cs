using System.Collections.Immutable;

namespace Profiler.Api.Health;

/// <summary>Whether the coordinator can do its work.</summary>
/// <param name="Status">"healthy" or "unhealthy".</param>
public sealed record HealthDocument(string Status, ImmutableArray<HealthFinding> Checks)
{
    public const string Healthy = "healthy";
    public const string Unhealthy = "unhealthy";
}
