namespace Profiler.Agent.Hosts;

/// <summary>Counters that only rise, and what throttles, read before a visit to be compared after it.</summary>
/// <param name="StolenMs">Time the hypervisor took, over all processors; null where the kernel does not say.</param>
/// <param name="Throttles">As <see cref="Sensors.Throttling.Snapshot"/> has them.</param>
/// <param name="GpuHeldDownNanoseconds">How long heat held the GPU's clocks down; null where no GPU is used, or it does not tell.</param>
internal sealed record HostCounters(double? StolenMs, IReadOnlyDictionary<string, double> Throttles, ulong? GpuHeldDownNanoseconds);
