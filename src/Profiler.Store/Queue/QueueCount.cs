namespace Profiler.Store.Queue;

/// <summary>How many jobs of a device are in a state.</summary>
public sealed record QueueCount(string Device, QueuedJobState State, long Jobs);
