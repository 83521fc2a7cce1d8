using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Profiler.Measurement.Energy;

/// <summary>An energy pass as it was recorded: idle, one workload run again and again without a pause, idle.</summary>
/// <param name="TimesMs">When the rails were read, rising, on the clock of <paramref name="StampsMs"/>.</param>
/// <param name="Rails">Each with as many values as there are times.</param>
/// <param name="StampsMs">One before the first run that is known to lie in the load, and one after every <paramref name="RunsPerStamp"/> runs.</param>
/// <param name="RunsPerStamp">At least 1; above it where runs are so short that a stamp for each would fill a board's memory.</param>
public sealed record EnergyTrace(
    ImmutableArray<double> TimesMs, ImmutableArray<RailTrace> Rails, ImmutableArray<double> StampsMs, int RunsPerStamp)
{
    /// <summary>When the program that ran the load was started, which takes power too; null where the load begins at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? IdleUntilMs { get; init; }

    /// <summary>When that program had ended; null where the load ended at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? IdleFromMs { get; init; }

    /// <summary>The rails whose sum is the whole board; a counter stands for the power readings of its own source, since it misses nothing between readings.</summary>
    public ImmutableArray<RailTrace> WholeBoard()
    {
        HashSet<string> counted = [.. Rails.Where(rail => rail.IsWholeBoard && rail.Kind == RailKind.Counter).Select(rail => rail.Source)];
        return [.. Rails.Where(rail => rail.IsWholeBoard && (rail.Kind == RailKind.Counter || !counted.Contains(rail.Source)))];
    }
}
