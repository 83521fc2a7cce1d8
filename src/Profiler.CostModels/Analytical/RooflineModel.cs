using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.Estimates;

namespace Profiler.CostModels.Analytical;

/// <summary>
/// Williams, Waterman and Patterson's roofline (Communications of the ACM 52(4), 2009) of each kernel: the larger of
/// 2 x MACs / peak rate and bytes / bandwidth, and a launch.
/// </summary>
public sealed class RooflineModel
{
    private const double MsPerSecond = 1e3;
    private const double MsPerMicrosecond = 1e-3;
    private const double Giga = 1e9;
    private readonly double _msPerMac;
    private readonly double _msPerByte;
    private readonly double _launchMs;

    /// <param name="precision">Null for the one that the board is known for.</param>
    /// <exception cref="Networks.Errors.ProfilerException">The sheet has no peak rate at this precision.</exception>
    public RooflineModel(DeviceSheet sheet, string? precision)
    {
        Sheet = sheet;
        Peak = sheet.PeakAt(precision);
        _msPerMac = 2 * MsPerSecond / (Peak.Gflops * Giga);
        _msPerByte = MsPerSecond / (sheet.BandwidthGbPerS.Value * Giga);
        _launchMs = sheet.LaunchMicroseconds.Value * MsPerMicrosecond;
    }

    public DeviceSheet Sheet { get; }

    public PeakRate Peak { get; }

    /// <summary>Operations for each byte at which both limits meet.</summary>
    public double FlopPerByte => Sheet.FlopPerByte(Peak);

    /// <summary>The same as somebody printed it; null where nobody did at this precision.</summary>
    public double? PublishedFlopPerByte =>
        Sheet.PublishedRatio is { } ratio && ratio.Precision == Peak.Precision ? ratio.FlopPerByte : null;

    /// <summary>Bytes of a value at the model's precision.</summary>
    public int BytesPerValue => Precisions.BytesOf(Peak.Precision);

    /// <summary>Names the sheet and precision that answer.</summary>
    public string SnapshotId => $"{Sheet.Name}-{Peak.Precision}-{Sheet.Fingerprint}";

    public KernelRoofline Of(AnalyticKernel kernel) =>
        new(kernel, kernel.Macs * _msPerMac, kernel.Bytes * _msPerByte, _launchMs);

    /// <param name="kernels">Of a whole network, counted at the model's precision.</param>
    public RooflineEstimate Estimate(IEnumerable<AnalyticKernel> kernels)
    {
        ImmutableArray<KernelRoofline> found = [.. kernels.Select(Of)];
        double floorMs = found.Sum(kernel => kernel.FloorMs);
        return new RooflineEstimate(CostOf(floorMs), floorMs, found);
    }

    private CostEstimate CostOf(double floorMs) => new(
        floorMs / EfficiencyPrior.Typical,
        floorMs / EfficiencyPrior.High,
        floorMs / EfficiencyPrior.Low,
        EstimateSource.Analytical,
        Coverage: 0,
        SnapshotId);
}
