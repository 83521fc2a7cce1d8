using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Analytical.Sheets;

public class BoardCatalogTests
{
    [Fact]
    public void It_has_a_board_for_each_family() => Assert.Equal(
        ["jetson-tx2", "jetson-xavier", "k20", "kirin-970", "mali-t628", "v100", "x86-cpu"], BoardCatalog.Names);

    /// <summary>Printed ratios were rounded by some and cut by others: less than one unit of the last digit apart.</summary>
    [Theory]
    [InlineData("k20", 3500, 208, 17, 1)]
    [InlineData("v100", 112000, 900, 124, 1)]
    [InlineData("mali-t628", 120, 12.8, 9.3, 0.1)]
    [InlineData("kirin-970", 1920, 30, 64, 1)]
    [InlineData("jetson-xavier", 30000, 137, 218, 1)]
    public void It_gives_the_published_ratios(string board, double gflops, double bandwidth, double published, double unit)
    {
        var model = new RooflineModel(BoardCatalog.Get(board), precision: null);

        Assert.Equal(gflops, model.Peak.Gflops);
        Assert.Equal(bandwidth, model.Sheet.BandwidthGbPerS.Value);
        Assert.Equal(published, model.PublishedFlopPerByte);
        Assert.InRange(model.FlopPerByte, published - unit, published + unit);
    }

    [Fact]
    public void A_precision_without_a_peak_is_told_with_those_that_have_one()
    {
        var error = Assert.Throws<ProfilerException>(() => new RooflineModel(BoardCatalog.Get("jetson-tx2"), "int8"));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("'jetson-tx2' has no peak rate at int8; its data sheet has fp16, fp32", error.Message);
    }

    [Fact]
    public void A_mistyped_board_is_told_the_nearest() =>
        Assert.Equal("Did you mean 'jetson-xavier'?", Assert.Throws<ProfilerException>(() => BoardCatalog.Resolve("jetson-xaver")).Advice);

    [Fact]
    public void A_ratio_of_another_precision_was_not_published() =>
        Assert.Null(new RooflineModel(BoardCatalog.Get("jetson-xavier"), "fp16").PublishedFlopPerByte);
}
