namespace Profiler.Agent.Hosts;

/// <summary>Counters that only rise, read before a visit to be compared after it.</summary>
/// <param name="StolenMs">Time the hypervisor took, over all processors; null where the kernel does not say.</param>
internal sealed record HostCounters(double? StolenMs);
