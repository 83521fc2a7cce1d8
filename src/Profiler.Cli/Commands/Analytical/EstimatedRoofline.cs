using System.Collections.Immutable;
using Profiler.Cli.Commands.Measuring;
using Profiler.Cli.Reports.Model;
using Profiler.CostModels.Analytical;

namespace Profiler.Cli.Commands.Analytical;

/// <summary>A network on one board by its data sheet.</summary>
/// <param name="FloorMs">What its kernels take at least.</param>
/// <param name="ComputeShare">Of the floor, in kernels that the peak rate holds back most.</param>
/// <param name="BandwidthShare">Likewise the bandwidth.</param>
/// <param name="LaunchShare">Likewise their launch.</param>
public sealed record EstimatedRoofline(
    string Board,
    string Precision,
    double FloorMs,
    EstimatedLatency Estimate,
    double ComputeShare,
    double BandwidthShare,
    double LaunchShare,
    ImmutableArray<ShownKernel> Kernels)
{
    public static EstimatedRoofline Of(BoardRoofline roofline) => new(
        roofline.Model.Sheet.Name,
        roofline.Model.Peak.Precision,
        roofline.Estimate.FloorMs,
        EstimatedLatency.Of(roofline.Estimate.Cost)!,
        roofline.ShareOf(BindingLimit.Compute),
        roofline.ShareOf(BindingLimit.Bandwidth),
        roofline.ShareOf(BindingLimit.Launch),
        [.. roofline.Estimate.Kernels.Select(ShownKernel.Of)]);
}
