using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Stages;

/// <summary>
/// How many runs a visit takes. The first visit takes the fewest; from its median the later ones are made to last
/// <see cref="MeasurementPlan.VisitTargetMs"/>, short against the seconds for which a shared host keeps one speed.
/// </summary>
internal static class PilotStage
{
    /// <param name="first">The item's first visit; null before it was made.</param>
    public static int Runs(Visit? first, MeasurementPlan plan)
    {
        if (first is null)
        {
            return MeasurementDefaults.MinRunsPerVisit;
        }

        double runs = plan.VisitTargetMs / Quantiles.Median(first.SamplesMs);
        return (int)Math.Round(
            Math.Clamp(runs, MeasurementDefaults.MinRunsPerVisit, MeasurementDefaults.MaxRunsPerVisit));
    }
}
