using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Made = Profiler.Measurement.Tests.Visits;

namespace Profiler.Measurement.Tests.Conditions;

/// <summary>What becomes of visits whose conditions did not hold.</summary>
public sealed class MarkedVisitTests
{
    private static readonly MeasurementPlan Plan = new(Seed: 1);

    [Fact]
    public void A_visit_in_which_a_clock_fell_is_bad_with_and_without_a_reference()
    {
        var reference = new CalibratedReference(Workload.OfFixedShape("reference", "cpu", 1), 2);
        Assert.True(VisitRatio.Of(Fallen(Made.Beside("a", 0, 4, 4)), reference, 0.1).IsBad);
        Assert.True(VisitRatio.Of(Fallen(Made.Alone(0, 4, 4)), null, 0.1).IsBad);
        Assert.False(VisitRatio.Of(Made.Beside("a", 0, 4, 4), reference, 0.1).IsBad);
    }

    [Fact]
    public void Bad_visits_are_left_out_of_the_median_and_told()
    {
        Visit[] visits = [.. Enumerable.Range(0, 8).Select(round => Made.Alone(round, 4)), Fallen(Made.Alone(8, 9))];
        MeasurementResult result = VerdictStage.Judge("item", visits, null, Plan);
        Assert.Equal((4.0, 8, 1), (result.LatencyMs.Median, result.LatencyMs.Visits, result.LatencyMs.BadVisits));
        Assert.True(result.Flags.HasFlag(Findings.BadVisits));
    }

    [Fact]
    public void Conditions_that_could_not_be_had_are_a_finding_and_cost_a_grade()
    {
        Visit[] visits = [.. Enumerable.Range(0, 8).Select(round => Made.Alone(round, 4))];
        Assert.Equal(Grade.A, VerdictStage.Judge("item", visits, null, Plan).Grade);
        Visit[] unmet = [.. visits.Select(visit => visit with { Conditions = visit.Conditions with { IsUnmet = true } })];
        MeasurementResult result = VerdictStage.Judge("item", unmet, null, Plan);
        Assert.Equal((Findings.ConditionsUnmet, Grade.B), (result.Flags, result.Grade));
    }

    private static Visit Fallen(Visit visit) => visit with { Conditions = visit.Conditions with { ClockFell = true } };
}
