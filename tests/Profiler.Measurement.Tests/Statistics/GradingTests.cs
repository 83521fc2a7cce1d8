using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class GradingTests
{
    private const double Target = 0.01;

    [Theory]
    [InlineData(1.0, Findings.None, Grade.A)]
    [InlineData(1.0, Findings.BadVisits, Grade.A)]
    [InlineData(1.0, Findings.Drift, Grade.B)]
    [InlineData(1.0, Findings.Drift | Findings.Outliers, Grade.C)]
    [InlineData(1.9, Findings.WideInterval, Grade.B)]
    [InlineData(1.9, Findings.WideInterval | Findings.BadVisits, Grade.B)]
    [InlineData(1.9, Findings.WideInterval | Findings.Multimodal, Grade.C)]
    [InlineData(3.9, Findings.WideInterval, Grade.C)]
    [InlineData(3.9, Findings.WideInterval | Findings.Throttled | Findings.SlowHost, Grade.C)]
    [InlineData(4.1, Findings.WideInterval, Grade.D)]
    public void Follows_the_width_and_the_flags(double widthInTargets, Findings findings, Grade expected) =>
        Assert.Equal(expected, Grading.Of(Statistics(10, widthInTargets * Target, visits: 8), findings, Target));

    [Fact]
    public void Does_not_rely_on_a_few_visits() =>
        Assert.Equal(Grade.D, Grading.Of(Statistics(10, 0.001, visits: 4), Findings.None, Target));

    [Fact]
    public void Does_not_rely_on_a_median_of_zero() =>
        Assert.Equal(Grade.D, Grading.Of(Statistics(0, 0.001, visits: 8), Findings.None, Target));

    private static LatencyStatistics Statistics(double median, double relativeHalfWidth, int visits) => new(
        median,
        median * (1 - relativeHalfWidth * 0.9999),
        median * (1 + relativeHalfWidth * 0.9999),
        P90: median,
        RawMedian: median,
        Ratio: median,
        ReferenceMs: 1,
        Samples: 4 * visits,
        visits,
        BadVisits: 0);
}
