using System.Collections.Immutable;
using Profiler.Store.Surrogates;

namespace Profiler.Api.Surrogates;

/// <summary>The answer to GET /v1/surrogates: the newest first.</summary>
public sealed record SurrogatesDocument(ImmutableArray<SurrogateSummary> Surrogates);
