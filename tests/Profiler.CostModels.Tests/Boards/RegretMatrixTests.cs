using Profiler.CostModels.Boards;
using Profiler.Measurement.Statistics;

namespace Profiler.CostModels.Tests.Boards;

public sealed class RegretMatrixTests
{
    private static readonly double[][] LatencyMs = [[4, 2, 3], [1, 2, 1.5], [4, 2, 3]];
    private static readonly long[] Macs = [10, 30, 20];

    [Fact]
    public void Every_board_pays_for_what_another_chose()
    {
        RegretMatrix regret = RegretMatrix.Of(LatencyMs, Macs, [0, 1, 2]);

        Assert.Equal(new[] { 1, 0, 1 }, regret.Chosen);
        Assert.Equal(new double[] { 0, 1, 0 }, regret.Slower[0]);
        Assert.Equal(new double[] { 1, 0, 1 }, regret.Slower[1]);
        Assert.Equal(0, regret.FewestMacs);
        Assert.Equal(new double[] { 1, 0, 1 }, regret.SlowerByMacs);
    }

    [Fact]
    public void Only_candidates_are_chosen()
    {
        RegretMatrix regret = RegretMatrix.Of(LatencyMs, Macs, RegretMatrix.LargerHalf(Macs));

        Assert.Equal(new[] { 1, 2, 1 }, regret.Chosen);
        Assert.Equal(2, regret.FewestMacs);
        Assert.Equal((2 / 1.5) - 1, regret.Slower[0][1], 12);
    }

    [Fact]
    public void The_larger_half_holds_every_network_of_the_median_size()
    {
        Assert.Equal(new[] { 1, 2, 3 }, RegretMatrix.LargerHalf([1, 2, 2, 2]));
        Assert.Equal(new[] { 0 }, RegretMatrix.LargerHalf([7]));
    }

    [Fact]
    public void Without_a_candidate_there_is_nothing_to_choose() =>
        Assert.Throws<ArgumentException>(() => RegretMatrix.Of(LatencyMs, Macs, []));

    [Fact]
    public void A_speed_up_is_as_unsure_as_both_latencies()
    {
        Interval same = SpeedUp.Of(new Interval(6, 6, 6), new Interval(4, 4, 4));
        Interval unsure = SpeedUp.Of(new Interval(6, 5, 7.2), new Interval(4, 4, 4));
        Interval unbounded = SpeedUp.Of(new Interval(6, 0, 7.2), new Interval(4, 4, 4));

        Assert.Equal(new Interval(1.5, 1.5, 1.5), same);
        Assert.Equal(5.0 / 4, unsure.Low, 12);
        Assert.Equal(7.2 / 4, unsure.High, 12);
        Assert.Equal(0, unbounded.Low);
    }
}
