using Profiler.CostModels.Building;
using Profiler.Networks.Counting;

namespace Profiler.CostModels.Tests.Building;

public sealed class WorkPredictorTests
{
    private static readonly NetworkCounts[] Blocks =
        [.. Enumerable.Range(1, 12).Select(i => Work(macs: 1_000_000L * i * i, bytes: 10_000L * (1 + (i * 7 % 13))))];

    [Fact]
    public void Recovers_launch_rate_and_bandwidth()
    {
        var predictor = new WorkPredictor([.. Blocks.Select(work => (work, TrueMs(work)))]);
        NetworkCounts unseen = Work(77_000_000, 333_000);

        Assert.Equal(TrueMs(unseen), predictor.Predict(unseen), 1e-6);
        Assert.InRange(predictor.RelativeError, 0, 1e-6);

        static double TrueMs(NetworkCounts work) => 0.01 + (2e-8 * work.Macs) + (1e-7 * work.ActivationBytes);
    }

    [Fact]
    public void Is_never_negative_where_the_fit_alone_would_be()
    {
        // Falls with MACs and rises with bytes: plain least squares extrapolates below zero.
        var predictor = new WorkPredictor([.. Blocks.Select(work => (work, 1.0 / work.Macs * 1e6))]);

        Assert.All(Blocks.Append(Work(1_000_000_000_000, 1)).Append(Work(1, 1_000_000_000)), work => Assert.True(predictor.Predict(work) >= 0));
    }

    [Fact]
    public void Few_blocks_scale_with_macs_and_claim_little()
    {
        var predictor = new WorkPredictor([(Work(1_000, 10), 1), (Work(3_000, 10), 3)]);

        Assert.Equal(2, predictor.Predict(Work(2_000, 10)), 9);
        Assert.Equal(1, predictor.RelativeError);
    }

    [Fact]
    public void A_block_that_does_nothing_costs_nothing() =>
        Assert.Equal(0, new WorkPredictor([.. Blocks.Select(work => (work, 1.0))]).Predict(default));

    [Fact]
    public void The_error_is_that_of_the_blocks_seen()
    {
        double[] factors = [1.2, 0.8, 1.2, 0.8, 1.2, 0.8, 1.2, 0.8, 1.2, 0.8, 1.2, 0.8];
        var predictor = new WorkPredictor([.. Blocks.Zip(factors, (work, factor) => (work, factor * work.Macs * 1e-7))]);

        Assert.InRange(predictor.RelativeError, 0.1, 0.4);
    }

    private static NetworkCounts Work(long macs, long bytes) => new(macs, 0, bytes, 0);
}
