using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class ConditionsTests
{
    private const int Rounds = 8;
    private static readonly CalibratedReference Reference = new(Workload.OfFixedShape("reference", "cpu", 1), 2);
    private static readonly MeasurementPlan Plan = new(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_throttled_visit_is_bad(bool hasReference)
    {
        Visit visit = (hasReference ? Visits.Beside("item", 0, 6, 6) : Visits.Alone(0, 6, 6)) with { Conditions = Visits.Unreadable with { Throttles = 1 } };
        Assert.True(VisitRatio.Of(visit, hasReference ? Reference : null, 0.1).IsBad);
        Assert.False(VisitRatio.Of(visit with { Conditions = Visits.Unreadable with { Throttles = 0 } }, hasReference ? Reference : null, 0.1).IsBad);
    }

    [Fact]
    public void Some_throttled_visits_are_left_out_and_all_are_a_finding()
    {
        MeasurementResult some = Judge(round => Visits.Unreadable with { Throttles = round == 3 ? 2 : 0 });
        Assert.Equal((1, Findings.BadVisits), (some.LatencyMs.BadVisits, some.Flags & (Findings.BadVisits | Findings.Throttled)));
        MeasurementResult all = Judge(_ => Visits.Unreadable with { Throttles = 1 });
        Assert.Equal((Rounds, Grade.D), (all.LatencyMs.BadVisits, all.Grade));
        Assert.True(all.Flags.HasFlag(Findings.Throttled));
    }

    [Fact]
    public void Others_on_the_GPU_are_a_finding_that_costs_a_grade()
    {
        Assert.Equal((Grade.A, Findings.None), Verdict(Judge(_ => Visits.Unreadable with { OtherGpuProcesses = 0 })));
        Assert.Equal(
            (Grade.B, Findings.SharedGpu), Verdict(Judge(round => Visits.Unreadable with { OtherGpuProcesses = round == 5 ? 1 : 0 })));
    }

    private static (Grade, Findings) Verdict(MeasurementResult result) => (result.Grade, result.Flags);

    private static MeasurementResult Judge(Func<int, VisitConditions> conditions) => VerdictStage.Judge(
        "item",
        [.. Enumerable.Range(0, Rounds).Select(round => Visits.Beside("item", round, 6, 6, 6) with { Conditions = conditions(round) })],
        Reference,
        Plan);
}
