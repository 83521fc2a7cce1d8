using System.Collections.Immutable;

namespace Profiler.Api.Jobs;

/// <summary>Jobs, the newest first.</summary>
/// <param name="Next">The value of <c>before</c> that gives the next page; null on the last one.</param>
public sealed record JobListDocument(ImmutableArray<JobDocument> Jobs, string? Next);
