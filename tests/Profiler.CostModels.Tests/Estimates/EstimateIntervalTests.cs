using Profiler.CostModels.Estimates;

namespace Profiler.CostModels.Tests.Estimates;

public sealed class EstimateIntervalTests
{
    [Theory]
    [InlineData(10, 0.5)]
    [InlineData(11, 0.95)]
    [InlineData(9, 0.05)]
    [InlineData(100, 1)]
    [InlineData(0.001, 0)]
    public void The_probability_follows_from_the_interval(double limitMs, double probability) =>
        Assert.Equal(probability, EstimateInterval.ProbabilityWithin(10, relativeError90: 0.1, limitMs), 1e-9);

    [Theory]
    [InlineData(9.999, 0)]
    [InlineData(10, 1)]
    public void Without_an_error_a_limit_is_met_or_not(double limitMs, double probability) =>
        Assert.Equal(probability, EstimateInterval.ProbabilityWithin(10, relativeError90: 0, limitMs));

    [Fact]
    public void The_interval_holds_nine_tenths()
    {
        double low = EstimateInterval.ProbabilityWithin(10, 0.2, EstimateInterval.Low(10, 0.2));
        double high = EstimateInterval.ProbabilityWithin(10, 0.2, EstimateInterval.High(10, 0.2));

        Assert.Equal(0.9, high - low, 1e-9);
    }
}
