using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Requests;

/// <summary>A search space: a built-in one by name, or any other by its definition.</summary>
public sealed record SpaceReference(string? Name = null, SearchSpaceDefinition? Definition = null);
