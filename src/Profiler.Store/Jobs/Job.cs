namespace Profiler.Store.Jobs;

/// <summary>A job as it is kept.</summary>
/// <param name="Id">Made of the specification's fingerprint and a number.</param>
/// <param name="TableId">The lookup table that it made; null where it made none or is not done.</param>
public sealed record Job(
    string Id, JobSpec Spec, JobState State, string? TableId, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);
