namespace Profiler.Api.Health;

/// <summary>What one check found.</summary>
/// <param name="Name">What was checked: "database", "lanes".</param>
/// <param name="Problem">Null where all is well.</param>
public sealed record HealthFinding(string Name, string? Problem);
