using System.Collections.Immutable;
using Profiler.CostModels.Estimates;

namespace Profiler.CostModels.Analytical;

/// <summary>What a network costs by a data sheet.</summary>
/// <param name="Cost">What to expect, by <see cref="EfficiencyPrior"/>.</param>
/// <param name="FloorMs">The sum of the kernels' floors: no run can be faster but by fusing more than was taken to be fused.</param>
public sealed record RooflineEstimate(CostEstimate Cost, double FloorMs, ImmutableArray<KernelRoofline> Kernels);
