using System.Collections.Immutable;
using System.Text.Json;

namespace Profiler.Api.Jobs;

/// <summary>A job to be queued. With the header Idempotency-Key it may be sent again without being queued again.</summary>
/// <param name="Request">What is to be done: one of the job requests, told apart by <c>kind</c>.</param>
/// <param name="Priority">-100 to 100; higher goes first, then the older one.</param>
/// <param name="DependsOn">Ids of jobs that must be done first.</param>
public sealed record JobSubmission(JsonElement Request, int Priority = 0, ImmutableArray<string>? DependsOn = null);
