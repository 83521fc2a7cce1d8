using System.Collections.Immutable;

namespace Profiler.Api.NetworkFiles;

/// <summary>The answer to GET /v1/networks: the built-in networks.</summary>
public sealed record NetworkListDocument(ImmutableArray<ListedNetwork> Networks);
