using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.Measurement.Energy;

/// <summary>Tells sensors that have stopped from rails that are at rest.</summary>
internal static class RailChanges
{
    /// <summary>
    /// A rail that shows the same value all through idle and load is frozen where it carries power worth
    /// mentioning; an unused supply at 0 mW, or one of little power between two steps of its sensor, is not.
    /// </summary>
    /// <returns>Whether a rail of little power never changed.</returns>
    /// <exception cref="ProfilerException">A rail is frozen.</exception>
    public static bool Require(EnergyTrace trace, ImmutableArray<RailTrace> board)
    {
        double total = board.Where(rail => rail.Kind == RailKind.Power).Sum(rail => rail.Values.Average());
        RailTrace[] still = [.. board.Where(rail => !Changes(rail))];
        foreach (RailTrace rail in still)
        {
            bool carries = rail.Kind == RailKind.Counter || rail.Values[0] > EnergyDefaults.FrozenShare * total;
            if (carries || board.Length == still.Length)
            {
                string value = rail.Kind == RailKind.Counter ? $"{rail.Values[0]:0.###} mJ" : $"{rail.Values[0]:0.###} mW";
                double seconds = (trace.TimesMs[^1] - trace.TimesMs[0]) / 1000;
                throw new ProfilerException(
                    ErrorCode.DeviceFailed,
                    $"The rail {rail.Name} is frozen: {rail.Path} showed {value} for {seconds:0} s, idle and under load.",
                    "See whether its driver is loaded and whether others hold the sensor; a restart of the board brings most back.");
            }
        }

        return still.Any(rail => rail.Values[0] != 0);
    }

    private static bool Changes(RailTrace rail)
    {
        foreach (double value in rail.Values)
        {
            if (value != rail.Values[0])
            {
                return true;
            }
        }

        return false;
    }
}
