using System.Collections.Immutable;
using Profiler.Agent.Sensors;
using Profiler.Agent.Sensors.Power;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Energy;

/// <summary>The device's rails, where they tell the power of the whole board.</summary>
internal static class WatchedRails
{
    /// <exception cref="AgentException">They do not; the message lists what was looked for and why it tells nothing.</exception>
    public static PowerRails Open(SensorRoot root)
    {
        PowerRails rails = PowerRails.Open(root);
        if (rails.RailsMakeWholeBoard || rails.Counters.Any(counter => counter.IsWholeBoard))
        {
            return rails;
        }

        using (rails)
        {
            throw Unreadable(rails);
        }
    }

    /// <exception cref="AgentException">As for <see cref="Open"/>.</exception>
    public static ImmutableArray<string> Names(SensorRoot root)
    {
        using PowerRails rails = Open(root);
        return
        [
            .. rails.Rails.Where(rail => rail.IsWholeBoard).Select(rail => rail.Name),
            .. rails.Counters.Where(counter => counter.IsWholeBoard).Select(counter => counter.Name),
        ];
    }

    private static AgentException Unreadable(PowerRails rails)
    {
        string found = rails.Missing.IsEmpty
            ? "No sensor of power is known for such a device."
            : $"Looked for: {string.Join("; ", rails.Missing.Select(Line))}.";
        string[] advice = [.. rails.Missing.Select(missing => missing.Advice).Where(text => text.Length > 0).Distinct()];
        return new AgentException(
            AgentFailure.SensorMissing,
            $"The power of this device (family {rails.Family.Name}) cannot be read. {found}",
            advice.Length == 0 ? "Measure latency instead." : string.Join(" ", advice));
    }

    private static string Line(UnreadableSensor missing) => $"{missing.Name} ({missing.Path}): {Words(missing.Reason)}";

    private static string Words(UnreadableReason reason) => reason switch
    {
        UnreadableReason.Absent => "not there",
        UnreadableReason.NoPermission => "no permission",
        UnreadableReason.DriverError => "its driver answers with an error",
        UnreadableReason.NotANumber => "not a number",
        UnreadableReason.OutOfRange => "a value that cannot be",
        UnreadableReason.Frozen => "frozen",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
