using Perfolizer.Mathematics.OutlierDetection;
using Profiler.Measurement.Plans;

namespace Profiler.Measurement.Statistics;

/// <summary>
/// Tells whether single runs lie far from the rest, by the double-MAD rule: the spread is taken on each side of the
/// median by itself, since run times have a long upper tail.
/// </summary>
/// <remarks>
/// At the usual 3 deviations and "any run at all", three of four steady measurements of 512 runs would be flagged;
/// at 5 deviations and a share of one run in twenty it is fewer than one of twenty.
/// </remarks>
public static class OutlierDetector
{
    private const double Deviations = 5;
    private const int MinRuns = 8;

    /// <param name="runRatios">Every good run relative to the reference beside it; fewer than 8 are not judged.</param>
    public static bool Detects(IReadOnlyList<double> runRatios)
    {
        if (runRatios.Count < MinRuns)
        {
            return false;
        }

        var fences = DoubleMadOutlierDetector.Create(runRatios, Deviations, null);
        int outliers = runRatios.Count(fences.IsOutlier);
        return outliers > MeasurementDefaults.OutlierShare * runRatios.Count;
    }
}
