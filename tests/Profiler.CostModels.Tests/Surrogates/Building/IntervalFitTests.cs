using MathNet.Numerics.Distributions;
using Profiler.CostModels.Surrogates.Building;

namespace Profiler.CostModels.Tests.Surrogates.Building;

public sealed class IntervalFitTests
{
    [Fact]
    public void Without_families_left_out_a_usual_widening_is_stated()
    {
        (double halfWidth, double widening) = IntervalFit.Fit(Residuals(100, error: 0.02, difficulty: 0, seed: 1), []);

        Assert.Equal(1, widening);
        Assert.InRange(halfWidth, 0.025, 0.045);
    }

    [Fact]
    public void Families_that_are_predicted_as_well_widen_nothing()
    {
        (_, double widening) = IntervalFit.Fit(
            Residuals(100, error: 0.02, difficulty: 0.1, seed: 1), Residuals(100, error: 0.015, difficulty: 2, seed: 2));

        Assert.Equal(0, widening);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Errors_that_grow_with_the_distance_lie_in_the_interval_nine_times_in_ten(int seed)
    {
        (double halfWidth, double widening) = IntervalFit.Fit(
            Residuals(300, error: 0.02, difficulty: 0.2, seed), Residuals(300, error: 0.1, difficulty: 2, seed + 10));
        Residual[] usual = Residuals(2000, error: 0.02, difficulty: 0.2, seed + 20);
        Residual[] strange = Residuals(2000, error: 0.1, difficulty: 2, seed + 30);

        Assert.InRange(Inside(usual), 0.86, 0.94);
        Assert.InRange(Inside(strange), 0.86, 0.97);

        double Inside(Residual[] residuals) =>
            residuals.Count(r => Math.Abs(r.LogError) <= halfWidth * (1 + (widening * r.Difficulty))) / (double)residuals.Length;
    }

    [Fact]
    public void Without_any_timed_network_the_answer_may_be_off_by_half() =>
        Assert.Equal(0.5, IntervalFit.Fit([], []).HalfWidth);

    private static Residual[] Residuals(int count, double error, double difficulty, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new Residual("part", "family", Normal.Sample(random, 0, error), difficulty))];
    }
}
