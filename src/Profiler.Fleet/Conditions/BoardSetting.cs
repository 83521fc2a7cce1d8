using System.Collections.Immutable;
using Profiler.Measurement.Conditions;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Conditions;

/// <summary>What came of the conditions that were asked for.</summary>
/// <param name="Held">The clocks that are to hold.</param>
/// <param name="Notes">Why the board is not as it was wanted, for people.</param>
/// <param name="ClocksLabel">Belongs to the target's power mode; empty where the clocks are the board's own.</param>
public sealed record BoardSetting(ImmutableArray<HeldClock> Held, ImmutableArray<string> Notes, string ClocksLabel)
{
    /// <summary>Of a board that nobody asked anything of.</summary>
    public static BoardSetting AsItIs { get; } = new([], [], string.Empty);

    /// <summary>Whether everything is as it was asked for.</summary>
    public bool IsMet => Notes.IsEmpty;

    /// <exception cref="ProfilerException">The board has nothing like what was asked for, so that measuring would answer another question.</exception>
    public static BoardSetting Of(WantedConditions wanted, ConditionsReport report)
    {
        if (report.Unmet.FirstOrDefault(unmet => unmet.IsMistaken) is { } mistaken)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, mistaken.Why, mistaken.Advice);
        }

        return new BoardSetting(report.Held, [.. report.Unmet.Select(unmet => $"not as asked: {unmet}")], Label(wanted.Clocks, report));
    }

    /// <summary>Latencies at held clocks are others than at moving ones: they are of another target.</summary>
    private static string Label(string? clocks, ConditionsReport report) => clocks switch
    {
        null or WantedConditions.DefaultClocks => string.Empty,
        _ when report.Held.IsEmpty => string.Empty,
        WantedConditions.MaxClocks => "-max-clocks",
        _ => $"-{clocks}-mhz",
    };
}
