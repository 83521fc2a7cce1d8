using Profiler.CostModels.Building;

namespace Profiler.CostModels.Tests.Building;

public sealed class NonNegativeFitTests
{
    private static readonly double[][] Rows = [[1, 2, 5], [1, 3, 1], [1, 7, 2], [1, 4, 8], [1, 1, 1]];

    [Fact]
    public void Costs_that_add_up_are_found()
    {
        double[] fit = Fit(row => 0.5 + (2 * row[1]) + (3 * row[2]));

        Assert.Equal([0.5, 2, 3], fit, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void What_would_be_a_gain_is_nothing()
    {
        double[] fit = Fit(row => (2 * row[1]) - row[2]);

        Assert.All(fit, value => Assert.True(value >= 0));
        Assert.Equal(0, fit[2]);
        Assert.True(fit[1] > 0);
    }

    [Fact]
    public void Terms_that_say_the_same_are_not_fitted_together()
    {
        double[] fit = NonNegativeFit.Solve(3, 2, (i, j) => (i + 1) * (j + 1), i => 4 * (i + 1));

        Assert.Equal(4, fit[0] + (2 * fit[1]), 9);
        Assert.Contains(0, fit);
    }

    [Fact]
    public void A_term_that_is_always_zero_is_left_alone() =>
        Assert.Equal([0, 3], NonNegativeFit.Solve(2, 2, (i, j) => j == 0 ? 0 : i + 1, i => 3 * (i + 1)), (a, b) => Math.Abs(a - b) < 1e-9);

    private static double[] Fit(Func<double[], double> target) =>
        NonNegativeFit.Solve(Rows.Length, 3, (i, j) => Rows[i][j], i => target(Rows[i]));
}
