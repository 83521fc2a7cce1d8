using System.Collections.Immutable;

namespace Profiler.Store.Queue;

/// <summary>A job to be queued.</summary>
/// <param name="Kind">"profile", "measure", "compare", "validate", "admit".</param>
/// <param name="Device">The device's name: the lane that it waits for.</param>
/// <param name="RequestJson">What is asked for; the store does not look into it.</param>
/// <param name="Priority">-100 to 100; higher goes first, then the older one.</param>
/// <param name="DependsOn">Ids of jobs that must be done first; where one fails or is cancelled, this one fails.</param>
/// <param name="SubmittedBy">The name of the key, or "local".</param>
/// <param name="IdempotencyKey">The same key from the same submitter gives the same job again; null for none.</param>
public sealed record NewQueuedJob(
    string Kind,
    string Device,
    string RequestJson,
    int Priority,
    ImmutableArray<string> DependsOn,
    string SubmittedBy,
    string? IdempotencyKey = null);
