using Profiler.Measurement.Statistics;
using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class DriftDetectorTests
{
    private static double[] Levels(Random random, int visits, double noise, Func<double, double> level) =>
        [.. Enumerable.Range(0, visits).Select(i => level(i / (visits - 1.0)) * (1 + noise * random.NextGaussian()))];

    [Theory]
    [InlineData(8, 0.01)]
    [InlineData(8, 0.04)]
    [InlineData(12, 0.02)]
    [InlineData(24, 0.01)]
    [InlineData(24, 0.04)]
    public void Raises_few_false_alarms_on_steady_noise(int visits, double noise) =>
        Assert.True(SimulatedRuns.Rate(random => DriftDetector.Detects(Levels(random, visits, noise, _ => 1))) < 0.05);

    [Fact]
    public void Raises_few_false_alarms_on_heavy_tails() =>
        Assert.True(SimulatedRuns.Rate(random => DriftDetector.Detects(
            [.. Enumerable.Range(0, 16).Select(_ => Noises.ByName["heavy-tailed"].Draw(random))])) < 0.05);

    [Theory]
    [InlineData(8, 0.5)]
    [InlineData(16, 0.95)]
    public void Finds_a_level_that_rises_steadily(int visits, double atLeast) =>
        Assert.True(SimulatedRuns.Rate(random =>
            DriftDetector.Detects(Levels(random, visits, 0.01, time => 1 + 0.06 * time))) > atLeast);

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    public void Finds_a_step(int visits) =>
        Assert.True(SimulatedRuns.Rate(random =>
            DriftDetector.Detects(Levels(random, visits, 0.01, time => time < 0.5 ? 1.06 : 1))) > 0.95);

    [Fact]
    public void Does_not_mind_a_movement_that_does_not_matter() =>
        Assert.False(DriftDetector.Detects([.. Enumerable.Range(0, 24).Select(i => 1 + 0.0005 * i)]));

    [Fact]
    public void Does_not_judge_a_few_visits() => Assert.False(DriftDetector.Detects([1, 1.1, 1.2, 1.3, 1.4, 1.5]));
}
