using System.Numerics;
using Profiler.Measurement.Plans;

namespace Profiler.Measurement.Statistics;

/// <summary>The rules that are stated at <see cref="Grade"/>, in one place.</summary>
public static class Grading
{
    /// <summary>
    /// Findings that do not count as flags: the interval's width is judged by itself, and bad visits were repeated, so
    /// that the number does not rest on them (where they could not be, the interval is wide); what a latency is good for
    /// says nothing of how good it is.
    /// </summary>
    private const Findings NotFlags = Findings.WideInterval | Findings.BadVisits | Findings.LatencyOnly;

    public static Grade Of(LatencyStatistics statistics, Findings findings, double targetRelativeHalfWidth)
    {
        int flags = BitOperations.PopCount((uint)(findings & ~NotFlags));
        double width = statistics.RelativeHalfWidth / targetRelativeHalfWidth;
        if (statistics.Visits < MedianInterval.MinObservations || !(width <= MeasurementDefaults.GradeCWidth))
        {
            return Grade.D;
        }

        return (width, flags) switch
        {
            ( <= 1, 0) => Grade.A,
            ( <= 1, 1) => Grade.B,
            ( <= MeasurementDefaults.GradeBWidth, 0) => Grade.B,
            _ => Grade.C,
        };
    }
}
