namespace Profiler.Cli.Commands.Jobs;

/// <summary>Work that was left to a coordinator.</summary>
/// <param name="Job">The job's id.</param>
public sealed record QueuedWork(string Job, string Kind, string Device, string State);
