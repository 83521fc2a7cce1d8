using Profiler.Store.Surrogates;

namespace Profiler.Api.Surrogates;

/// <summary>The answer to GET /v1/surrogates/{id}.</summary>
public sealed record SurrogateDocument(SurrogateSummary Surrogate);
