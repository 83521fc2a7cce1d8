using System.Collections.Immutable;
using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Energy;

/// <summary>How often a sensor brings a new value, found from how often its readings change.</summary>
internal static class UpdatePeriod
{
    /// <summary>Changes from which a period can be told.</summary>
    private const int MinChanges = 4;

    /// <summary>
    /// The median time between two changes, in ms, at least the median time between two readings: a faster sensor
    /// cannot be told from one that changes with every reading, and need not be. Values that happen to repeat make
    /// some gaps longer; the median bears that, and a sensor that seldom changes counts as slow, which only makes
    /// the window longer.
    /// </summary>
    public static double Of(ImmutableArray<double> timesMs, ImmutableArray<double> values)
    {
        if (timesMs.Length < 2)
        {
            return 0;
        }

        var pauses = new double[timesMs.Length - 1];
        var changes = new List<double>();
        for (int i = 1; i < timesMs.Length; i++)
        {
            pauses[i - 1] = timesMs[i] - timesMs[i - 1];
            if (values[i] != values[i - 1])
            {
                changes.Add(timesMs[i]);
            }
        }

        double pause = Quantiles.Median(pauses);
        return changes.Count < MinChanges
            ? pause
            : Math.Max(pause, Quantiles.Median(changes.Zip(changes.Skip(1), (earlier, later) => later - earlier)));
    }
}
