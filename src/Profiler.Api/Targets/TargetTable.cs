namespace Profiler.Api.Targets;

/// <summary>A lookup table of a target.</summary>
/// <param name="Input">Such as 1x3x256x512.</param>
/// <param name="Method">"in-context", "isolated" or "surrogate".</param>
public sealed record TargetTable(string Id, string Space, string Input, string Method, DateTimeOffset CreatedAt);
