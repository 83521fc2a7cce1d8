using Profiler.Networks.Architectures;

namespace Profiler.CostModels.Building;

/// <summary>A whole network whose time, less its blocks, is what lies outside the slots.</summary>
public sealed record AnchorNetwork(Architecture Architecture, double TimedMs);
