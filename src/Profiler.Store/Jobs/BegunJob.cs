namespace Profiler.Store.Jobs;

/// <summary>A job that may now be worked on.</summary>
/// <param name="IsResumed">Whether it was begun before and interrupted.</param>
public sealed record BegunJob(Job Job, bool IsResumed);
