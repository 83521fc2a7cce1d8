using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(1, 4)]
    public void Interpolates_between_order_statistics(double probability, double expected) =>
        Assert.Equal(expected, Quantiles.Of([4, 1, 3, 2], probability), precision: 12);

    [Fact]
    public void Refuses_no_values() => Assert.Throws<ArgumentException>(() => Quantiles.Median([]));
}
