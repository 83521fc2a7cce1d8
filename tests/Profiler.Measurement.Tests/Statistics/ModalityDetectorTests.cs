using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class ModalityDetectorTests
{
    [Theory]
    [InlineData(8, 3)]
    [InlineData(8, 8)]
    [InlineData(16, 8)]
    public void Raises_few_false_alarms_on_steady_noise(int visits, int runs) =>
        Assert.True(SimulatedRuns.Rate(random =>
            ModalityDetector.Detects(SimulatedRuns.Of(random, visits, runs, _ => 1))) < 0.05);

    [Theory]
    [InlineData(8, 8, 0.75)]
    [InlineData(16, 8, 0.95)]
    public void Finds_two_speeds_that_the_reference_does_not_explain(int visits, int runs, double atLeast) =>
        Assert.True(SimulatedRuns.Rate(random => ModalityDetector.Detects(
            SimulatedRuns.Of(random, visits, runs, visit => visit % 3 == 0 ? 1.15 : 1))) > atLeast);

    [Fact]
    public void Does_not_judge_fewer_runs_than_a_density_needs() =>
        Assert.False(ModalityDetector.Detects([1, 1, 1, 1, 2, 2, 2, 2]));

    [Fact]
    public void Takes_identical_runs_for_one_mode() =>
        Assert.False(ModalityDetector.Detects([.. Enumerable.Repeat(1.0, 64)]));
}
