using Profiler.CostModels.Building;

namespace Profiler.CostModels.Tests.Building;

public sealed class ConformalQuantileTests
{
    /// <summary>Rank ceil(0.9 (n + 1)): 9 of 9, 10 of 10, 18 of 19, 37 of 40.</summary>
    [Theory]
    [InlineData(9, 9)]
    [InlineData(10, 10)]
    [InlineData(19, 18)]
    [InlineData(40, 37)]
    public void Takes_the_corrected_rank(int count, int rank) =>
        Assert.Equal(rank, ConformalQuantile.Of([.. Enumerable.Range(1, count).Reverse().Select(i => (double)i)]));

    [Fact]
    public void Too_few_errors_give_the_largest() => Assert.Equal(0.3, ConformalQuantile.Of([0.1, 0.3, 0.2]));

    [Fact]
    public void No_errors_give_a_wide_interval() => Assert.Equal(0.5, ConformalQuantile.Of([]));
}
