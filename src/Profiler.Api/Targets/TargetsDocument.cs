using System.Collections.Immutable;

namespace Profiler.Api.Targets;

/// <summary>The answer to GET /v1/targets.</summary>
public sealed record TargetsDocument(ImmutableArray<TargetDocument> Targets);
