using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class MedianIntervalTests
{
    private const int Trials = 3000;

    public static TheoryData<string, int> NoisesAndCounts()
    {
        var data = new TheoryData<string, int>();
        foreach (string noise in Noises.ByName.Keys)
        {
            foreach (int count in (int[])[6, 7, 8, 10, 12, 16, 20, 24])
            {
                data.Add(noise, count);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(NoisesAndCounts))]
    public void Covers_the_true_median_as_often_as_it_says(string noise, int count)
    {
        var (draw, median) = Noises.ByName[noise];
        var random = new Random(count);
        int covered = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            Interval interval = MedianInterval.Of([.. Enumerable.Range(0, count).Select(_ => draw(random))]);
            covered += interval.Low <= median && median <= interval.High ? 1 : 0;
        }

        Assert.InRange(covered / (double)Trials, 0.90, 0.98);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Covers_the_median_of_few_normal_visits(int count)
    {
        var (draw, median) = Noises.ByName["normal"];
        var random = new Random(count);
        int covered = Enumerable.Range(0, Trials)
            .Select(_ => MedianInterval.Of([.. Enumerable.Range(0, count).Select(_ => draw(random))]))
            .Count(interval => interval.Low <= median && median <= interval.High);

        Assert.InRange(covered / (double)Trials, 0.90, 0.98);
    }

    [Fact]
    public void One_visit_says_nothing_about_its_spread() =>
        Assert.Equal(new Interval(3, 0, 6), MedianInterval.Of([3]));

    [Fact]
    public void Five_visits_are_covered_by_their_range() =>
        Assert.Equal(new Interval(3, 1, 5), MedianInterval.Of([5, 1, 3, 2, 4]));

    [Fact]
    public void Lies_between_order_statistics_of_the_sign_test()
    {
        // For 8 visits the range covers 99.2 %, the second to the seventh 93.0 %.
        Interval interval = MedianInterval.Of([1, 2, 3, 4, 5, 6, 7, 8]);

        Assert.InRange(interval.Low, 1, 2);
        Assert.InRange(interval.High, 7, 8);
        Assert.Equal(9, interval.Low + interval.High, precision: 10);
    }

    [Fact]
    public void One_wild_visit_does_not_move_it()
    {
        Interval steady = MedianInterval.Of([.. Enumerable.Range(1, 15).Select(i => (double)i)]);
        Interval burst = MedianInterval.Of([.. Enumerable.Range(1, 14).Select(i => (double)i), 1000]);

        Assert.Equal(steady, burst);
    }

    [Fact]
    public void Stays_finite_for_as_many_visits_as_it_takes()
    {
        Interval interval = MedianInterval.Of([.. Enumerable.Range(0, MedianInterval.MaxObservations).Select(i => (double)i)]);

        // The sign test's normal approximation: 500 +- 1.96 * sqrt(1000) / 2.
        Assert.InRange(interval.Low, 467, 469.5);
        Assert.InRange(interval.High, 529.5, 532);
    }

    [Fact]
    public void Refuses_no_visits_and_too_many()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MedianInterval.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MedianInterval.Of(new double[MedianInterval.MaxObservations + 1]));
    }
}
