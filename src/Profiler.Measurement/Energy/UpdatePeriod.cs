using System.Collections.Immutable;
using Profiler.Measurement.Statistics;

namespace Profiler.Measurement.Energy;

/// <summary>How often a sensor brings a new value, found from how often its readings change.</summary>
internal static class UpdatePeriod
{
    /// <summary>Changes from which a period can be told.</summary>
    private const int MinChanges = 4;

    /// <summary>
    /// Each rail's, in ms, by its name. Rails of one source have one: their sensors are of one kind and run alike, and the
    /// rail that changes most often shows it best. One of little power seldom crosses a step and would seem slow.
    /// </summary>
    public static Dictionary<string, double> ByRail(EnergyTrace trace)
    {
        double pause = trace.TimesMs.Length < 2 ? 0 : Quantiles.Median(trace.TimesMs.Zip(trace.TimesMs.Skip(1), (earlier, later) => later - earlier));
        ILookup<(string Source, RailKind Kind), double> found = trace.Rails
            .Select(rail => (Rail: rail, Changes: Between(trace.TimesMs, rail.Values)))
            .Where(rail => rail.Changes is not null)
            .ToLookup(rail => (rail.Rail.Source, rail.Rail.Kind), rail => rail.Changes!.Value);
        return trace.Rails.ToDictionary(
            rail => rail.Name, rail => Math.Max(pause, found[(rail.Source, rail.Kind)].DefaultIfEmpty(pause).Min()));
    }

    /// <summary>
    /// The median time between two changes; null where there are too few. A sensor faster than the readings seems to
    /// change with every one, and need not be told from them. Values that happen to repeat make some gaps longer; the
    /// median bears that.
    /// </summary>
    private static double? Between(ImmutableArray<double> timesMs, ImmutableArray<double> values)
    {
        var changes = new List<double>();
        for (int i = 1; i < timesMs.Length; i++)
        {
            if (values[i] != values[i - 1])
            {
                changes.Add(timesMs[i]);
            }
        }

        return changes.Count < MinChanges ? null : Quantiles.Median(changes.Zip(changes.Skip(1), (earlier, later) => later - earlier));
    }
}
