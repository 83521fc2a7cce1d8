using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Stages;

/// <summary>
/// Whether an item needs another round: until the interval of its median is as narrow as planned, within the plan's
/// rounds. Profiled items take the least number of rounds: what counts for them is each kernel, not their total.
/// </summary>
internal sealed class MeasureStage(MeasurementPlan plan, bool profiled)
{
    private readonly int _mostRounds = profiled ? plan.MinRounds : plan.MaxRounds;

    public bool NeedsAnotherRound(CountedVisits visits) => RoundsLeft(visits) > 0;

    /// <summary>
    /// Rounds that the item will still take as far as can be told, its interval narrowing with the root of the visits;
    /// 0 where it is done.
    /// </summary>
    public int RoundsLeft(CountedVisits visits)
    {
        int good = visits.Good.Count;
        int most = Math.Min(_mostRounds - good, MeasurementDefaults.MaxVisitsPerRound * _mostRounds - visits.Total);
        if (most <= 0)
        {
            return 0;
        }

        if (good < plan.MinRounds)
        {
            return Math.Min(plan.MinRounds - good, most);
        }

        double width = MedianInterval.Of([.. visits.Good.Select(visit => visit.Ratio)]).RelativeHalfWidth
            / plan.TargetRelativeHalfWidth;
        return width <= 1 ? 0 : (int)Math.Min(most, Math.Ceiling(good * (width * width - 1)));
    }
}
