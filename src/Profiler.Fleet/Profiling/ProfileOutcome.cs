using Profiler.CostModels.LookupTables;

namespace Profiler.Fleet.Profiling;

/// <summary>A table that was measured.</summary>
/// <param name="DeviceSeconds">How long the device was busy for it, interrupted runs included.</param>
/// <param name="Seconds">How long this run took, by the wall clock.</param>
public sealed record ProfileOutcome(LookupTable Table, double DeviceSeconds, double Seconds, bool IsResumed);
