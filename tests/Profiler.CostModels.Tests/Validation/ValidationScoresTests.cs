using Profiler.CostModels.Validation;

namespace Profiler.CostModels.Tests.Validation;

public sealed class ValidationScoresTests
{
    [Fact]
    public void Scores_are_as_computed_by_hand()
    {
        // Errors: 0.02, 0.04, 0.08, 0.5; ranks of predictions 1 3 2 4.
        var scores = ValidationScores.Of([1.02, 2.08, 1.84, 6], [1, 2, 2.000001, 4]);

        Assert.Equal(4, scores.Count);
        Assert.Equal((0.02 + 0.04 + 0.08 + 0.5) / 4, scores.Mape, 1e-6);
        Assert.Equal((0.5, 0.75), (scores.Within5, scores.Within10));
        Assert.Equal(1 - (6.0 * 2 / (4 * 15)), scores.Spearman, 9);
    }

    [Fact]
    public void Ties_share_their_mean_rank()
    {
        // Ranks 1 2.5 2.5 4 against 1 2 3 4: 4.5 / sqrt(4.5 * 5).
        Assert.Equal(4.5 / Math.Sqrt(22.5), ValidationScores.Of([1, 2, 2, 3], [1, 2, 3, 4]).Spearman, 9);
    }

    [Fact]
    public void Reversed_order_is_minus_one() => Assert.Equal(-1, ValidationScores.Of([3, 2, 1], [1, 2, 3]).Spearman, 9);

    [Fact]
    public void Constant_predictions_have_no_rank_correlation() => Assert.Equal(double.NaN, ValidationScores.Of([2, 2, 2], [1, 2, 3]).Spearman);

    [Fact]
    public void One_network_has_no_rank_correlation()
    {
        var scores = ValidationScores.Of([1], [1]);

        Assert.Equal((0, 1, double.NaN), (scores.Mape, scores.Within5, scores.Spearman));
    }

    [Fact]
    public void Refuses_lists_that_do_not_match_or_are_empty()
    {
        Assert.Throws<ArgumentException>(() => ValidationScores.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => ValidationScores.Of([], []));
    }
}
