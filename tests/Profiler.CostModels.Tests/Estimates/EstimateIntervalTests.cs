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
        Assert.Equal(probability, new EstimateInterval(0.1).ProbabilityWithin(10, limitMs), 1e-9);

    [Theory]
    [InlineData(9.999, 0)]
    [InlineData(10, 1)]
    public void Without_an_error_a_limit_is_met_or_not(double limitMs, double probability)
    {
        Assert.Equal(probability, new EstimateInterval(0).ProbabilityWithin(10, limitMs));
        Assert.Equal(probability, new EstimateInterval(0, IsFactor: true).ProbabilityWithin(10, limitMs));
    }

    [Theory]
    [InlineData(0.2, false)]
    [InlineData(1.5, true)]
    public void The_interval_holds_nine_tenths(double relativeError90, bool isFactor)
    {
        var interval = new EstimateInterval(relativeError90, isFactor);
        double low = interval.ProbabilityWithin(10, interval.Low(10));
        double high = interval.ProbabilityWithin(10, interval.High(10));

        Assert.Equal(0.9, high - low, 1e-9);
    }

    [Fact]
    public void A_factor_leaves_as_many_times_less_as_more()
    {
        var interval = new EstimateInterval(1, IsFactor: true);

        Assert.Equal((5, 20), (interval.Low(10), interval.High(10)));
        Assert.Equal(0.5, interval.ProbabilityWithin(10, 10), 1e-9);
        Assert.Equal(1, interval.ProbabilityWithin(0, 10));
    }
}
