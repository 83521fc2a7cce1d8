using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.Estimates;

namespace Profiler.CostModels.Tests.Analytical;

public class RooflineModelTests
{
    /// <summary>3500 GFLOP/s, 208 GB/s, 5 us a launch: both limits meet at 16.8 FLOP/byte.</summary>
    private static readonly RooflineModel K20 = new(BoardCatalog.Get("k20"), "fp32");

    [Theory]
    [InlineData(1_750_000_000, 1_000_000, BindingLimit.Compute, 1.005)]
    [InlineData(1_000, 208_000_000, BindingLimit.Bandwidth, 1.005)]
    [InlineData(1_000, 1_000, BindingLimit.Launch, 0.0050048)]
    public void A_kernel_takes_its_slower_limit_and_a_launch(long macs, long bytes, BindingLimit limit, double ms)
    {
        KernelRoofline kernel = K20.Of(new AnalyticKernel("k", "Conv2d", macs, bytes));

        Assert.Equal(limit, kernel.Limit);
        Assert.Equal(ms, kernel.FloorMs, 1e-6);
        Assert.Equal(2.0 * macs / bytes, kernel.FlopPerByte);
    }

    [Fact]
    public void A_network_takes_its_kernels_and_is_always_analytical()
    {
        RooflineEstimate estimate = K20.Estimate([new("a", "Conv2d", 1_750_000_000, 1), new("b", "Add", 0, 208_000_000)]);

        Assert.Equal(2.01, estimate.FloorMs, 1e-9);
        Assert.Equal(EstimateSource.Analytical, estimate.Cost.Source);
        Assert.Equal(2.01 / 0.6, estimate.Cost.LowMs, 1e-9);
        Assert.Equal(2.01 / 0.1, estimate.Cost.HighMs, 1e-9);
        Assert.InRange(estimate.Cost.LatencyMs, estimate.Cost.LowMs, estimate.Cost.HighMs);
        Assert.StartsWith("k20-fp32-", estimate.Cost.SnapshotId);
    }

    [Fact]
    public void Nothing_costs_nothing() => Assert.Equal(0, K20.Estimate([]).Cost.HighMs);
}
