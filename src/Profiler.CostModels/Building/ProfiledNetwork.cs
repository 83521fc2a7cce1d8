using Profiler.Networks.Architectures;

namespace Profiler.CostModels.Building;

/// <summary>An architecture that was profiled, and timed as a whole as well.</summary>
/// <param name="TimedMs">Its latency from runs without the profile; null where it was not timed well enough.</param>
/// <param name="Macs">Multiply-accumulates at the table's input shape.</param>
public sealed record ProfiledNetwork(Architecture Architecture, SectionProfile Profile, double? TimedMs, long Macs);
