using System.Globalization;

namespace Profiler.EndToEnd.Tests.Coordinators;

/// <summary>How often coordinators are killed: a few times, or as often as the variable PROFILER_KILLS says.</summary>
internal static class Kills
{
    private const int Few = 5;

    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("PROFILER_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : Few;

    /// <summary>Device time of a profile that outlasts the kills.</summary>
    public static double BudgetSeconds => Count > Few ? 120 : 8;
}
