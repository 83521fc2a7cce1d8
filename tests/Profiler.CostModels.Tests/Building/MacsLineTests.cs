using Profiler.CostModels.Building;

namespace Profiler.CostModels.Tests.Building;

public sealed class MacsLineTests
{
    [Fact]
    public void Points_on_a_line_give_that_line()
    {
        var line = MacsLine.Fit([(1_000_000_000, 5), (2_000_000_000, 7), (4_000_000_000, 11)]);

        Assert.Equal(2, line.SlopeMsPerGigamac, 9);
        Assert.Equal(3, line.InterceptMs, 9);
        Assert.Equal(9, line.Predict(3_000_000_000), 9);
    }

    [Fact]
    public void Networks_of_equal_macs_give_their_mean() =>
        Assert.Equal(new MacsLine(0, 3), MacsLine.Fit([(1_000, 2), (1_000, 4)]));

    [Fact]
    public void Nothing_timed_gives_nothing() => Assert.Equal(new MacsLine(0, 0), MacsLine.Fit([]));
}
