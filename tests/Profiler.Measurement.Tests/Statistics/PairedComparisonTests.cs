using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class PairedComparisonTests
{
    private const int Rounds = 12;

    private static readonly CalibratedReference Reference = new(Workload.OfFixedShape("reference", "cpu", 1), 4);

    [Fact]
    public void What_a_round_shares_cancels_in_its_pairs()
    {
        // Each item's own level moves by 10 % from round to round, together with the other's.
        var random = new Random(5);
        Visit[] visits =
        [
            .. Enumerable.Range(0, Rounds).SelectMany(round =>
            {
                double shared = 1 + 0.1 * random.NextGaussian();
                return new[] { Visits.Beside("a", round, 10 * shared), Visits.Beside("b", round, 8 * shared) };
            }),
        ];

        PairedDifference difference = Assert.Single(PairedComparison.AgainstFirst(["a", "b"], visits, Reference, 0.1));

        Assert.Equal(("a", "b", Rounds), (difference.FirstId, difference.SecondId, difference.Pairs));
        Assert.Equal(0.8, difference.Ratio.Value, precision: 10);
        Assert.Equal(0.8, difference.Ratio.Low, precision: 10);
        Assert.Equal(0.8, difference.Ratio.High, precision: 10);
    }

    [Fact]
    public void The_difference_is_in_ms_of_the_calibrated_reference()
    {
        Visit[] visits =
        [
            .. Enumerable.Range(0, Rounds).SelectMany(
                round => new[] { Visits.Beside("a", round, 10), Visits.Beside("b", round, 8) }),
        ];

        Interval difference = PairedComparison.AgainstFirst(["a", "b"], visits, Reference, 0.1)[0].DifferenceMs;

        // (8 - 10) / 2 ms beside the runs, times 4 ms.
        Assert.Equal(new Interval(-4, -4, -4), difference);
    }

    [Fact]
    public void Equal_items_are_seldom_told_apart_and_different_ones_often()
    {
        Assert.InRange(ShareApart(1.0), 0, 0.1);
        Assert.InRange(ShareApart(1.03), 0.9, 1);
    }

    [Fact]
    public void Pairs_only_good_visits_of_the_same_round()
    {
        Visit[] visits =
        [
            Visits.Beside("a", 0, 10), Visits.Beside("b", 0, 8),
            Visits.Beside("a", 1, 10), Visits.Of("b", 1, [2, 2], [80], [4, 4]),
            Visits.Beside("b", 2, 80),
            Visits.Beside("a", 3, 10), Visits.Beside("b", 3, 8),
        ];

        PairedDifference difference = Assert.Single(PairedComparison.AgainstFirst(["a", "b"], visits, Reference, 0.1));

        Assert.Equal(2, difference.Pairs);
        Assert.Equal(0.8, difference.Ratio.Value, precision: 10);
    }

    [Fact]
    public void Leaves_out_an_item_that_shares_no_round() =>
        Assert.Empty(PairedComparison.AgainstFirst(
            ["a", "b"], [Visits.Beside("a", 0, 10), Visits.Beside("b", 1, 8)], Reference, 0.1));

    private static double ShareApart(double factor) => SimulatedRuns.Rate(random =>
    {
        Visit[] visits =
        [
            .. Enumerable.Range(0, Rounds).SelectMany(round => new[]
            {
                Visits.Beside("a", round, 10 * (1 + 0.01 * random.NextGaussian())),
                Visits.Beside("b", round, factor * 10 * (1 + 0.01 * random.NextGaussian())),
            }),
        ];
        Interval ratio = PairedComparison.AgainstFirst(["a", "b"], visits, Reference, 0.1)[0].Ratio;
        return ratio.Low > 1 || ratio.High < 1;
    });
}
