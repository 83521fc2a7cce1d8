using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class OutlierDetectorTests
{
    [Theory]
    [InlineData(8, 2)]
    [InlineData(8, 4)]
    [InlineData(12, 8)]
    [InlineData(24, 16)]
    public void Raises_few_false_alarms_on_steady_noise(int visits, int runs) =>
        Assert.True(SimulatedRuns.Rate(random =>
            OutlierDetector.Detects(SimulatedRuns.Of(random, visits, runs, _ => 1))) < 0.05);

    [Theory]
    [InlineData(8, 4)]
    [InlineData(12, 8)]
    public void Finds_a_visit_that_met_a_burst(int visits, int runs) =>
        Assert.True(SimulatedRuns.Rate(random =>
            OutlierDetector.Detects(SimulatedRuns.Of(random, visits, runs, visit => visit == 3 ? 1.5 : 1))) > 0.95);

    [Fact]
    public void Does_not_mind_a_rare_slow_run()
    {
        double[] runs = SimulatedRuns.Of(new Random(1), 8, 16, _ => 1);
        runs[17] = 3;

        Assert.False(OutlierDetector.Detects(runs));
    }

    [Fact]
    public void Does_not_judge_a_handful_of_runs() => Assert.False(OutlierDetector.Detects([1, 1.01, 0.99, 1.02, 9]));
}
