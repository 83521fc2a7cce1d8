using Profiler.CostModels.Analytical;

namespace Profiler.Cli.Reports.Model;

/// <summary>A network on one board by its data sheet.</summary>
public sealed record BoardRoofline(RooflineModel Model, RooflineEstimate Estimate)
{
    /// <summary>The share of the floor in kernels that this limit holds back most.</summary>
    public double ShareOf(BindingLimit limit) => Estimate.FloorMs > 0
        ? Estimate.Kernels.Where(kernel => kernel.Limit == limit).Sum(kernel => kernel.FloorMs) / Estimate.FloorMs
        : 0;
}
