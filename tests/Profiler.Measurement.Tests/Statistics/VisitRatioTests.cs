using System.Collections.Immutable;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class VisitRatioTests
{
    private static readonly CalibratedReference Reference = new(Workload.OfFixedShape("reference", "cpu", 1), 2);

    [Fact]
    public void Is_the_median_over_the_references_median()
    {
        VisitRatio ratio = VisitRatio.Of(Visits.Of("item", 0, [2, 2, 9], [5, 6, 100], [2, 2.1, 2]), Reference, 0.1);

        Assert.Equal(3, ratio.Ratio);
        Assert.Equal(2, ratio.ReferenceMs);
        Assert.False(ratio.IsBad);
        Assert.Equal([2.5, 3, 50], ratio.RunRatios);
    }

    [Fact]
    public void Is_the_median_in_ms_without_a_reference()
    {
        VisitRatio ratio = VisitRatio.Of(Visits.Alone(0, 5, 6, 100), null, 0.1);

        Assert.Equal(6, ratio.Ratio);
        Assert.False(ratio.IsBad);
    }

    [Theory]
    [InlineData(2.0, 2.15, false)]
    [InlineData(2.0, 2.25, true)]
    [InlineData(2.25, 2.0, true)]
    public void Is_bad_where_the_reference_changed_its_speed(double before, double after, bool isBad)
    {
        Visit visit = Visits.Of("item", 0, [before, before, before], [5, 6, 7], [after, after, after]);

        Assert.Equal(isBad, VisitRatio.Of(visit, Reference, 0.1).IsBad);
    }

    [Fact]
    public void One_slow_reference_run_does_not_make_a_visit_bad() =>
        Assert.False(VisitRatio.Of(Visits.Of("item", 0, [2, 9, 2], [5, 6, 7], [2, 2, 2]), Reference, 0.1).IsBad);

    public static TheoryData<double[], double[], double[]> Unusable() => new()
    {
        { [2], [], [2] },
        { [2], [double.NaN], [2] },
        { [2], [-1], [2] },
        { [double.PositiveInfinity], [1], [2] },
        { [], [1], [] },
        { [0], [1], [0] },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Refuses_what_cannot_be(double[] before, double[] samples, double[] after)
    {
        Visit visit = Visits.Of("conv", 3, [.. before], samples.ToImmutableArray(), [.. after]);

        var error = Assert.Throws<ProfilerException>(() => VisitRatio.Of(visit, Reference, 0.1));

        Assert.Equal(ErrorCode.DeviceFailed, error.Code);
        Assert.Contains("'conv' in round 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_reference_runs_that_nobody_asked_for() =>
        Assert.Throws<ProfilerException>(() => VisitRatio.Of(Visits.Beside("item", 0, 1, 2), null, 0.1));
}
