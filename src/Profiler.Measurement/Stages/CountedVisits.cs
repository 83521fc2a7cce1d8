using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Stages;

/// <summary>An item's visits, sorted into those that count and those that do not.</summary>
/// <param name="Total">All visits.</param>
/// <param name="Good">Visits that count: neither bad nor cold, in the order they were made.</param>
/// <param name="Bad">Visits in which the host changed speed or throttled, in the order they were made.</param>
internal sealed record CountedVisits(int Total, IReadOnlyList<VisitRatio> Good, IReadOnlyList<VisitRatio> Bad)
{
    public static CountedVisits Of(IEnumerable<Visit> visits, CalibratedReference? reference, MeasurementPlan plan)
    {
        VisitRatio[] ordered =
        [
            .. visits.OrderBy(visit => visit.Round).Select(visit => VisitRatio.Of(visit, reference, plan.ReferenceTolerance)),
        ];
        VisitRatio[] good = [.. ordered.Where(visit => !visit.IsBad)];
        return new CountedVisits(
            ordered.Length, good[WarmupStage.ColdVisits(good)..], [.. ordered.Where(visit => visit.IsBad)]);
    }
}
