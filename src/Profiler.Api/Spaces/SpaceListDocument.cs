using System.Collections.Immutable;

namespace Profiler.Api.Spaces;

/// <summary>The built-in search spaces.</summary>
public sealed record SpaceListDocument(ImmutableArray<SpaceSummary> Spaces);
