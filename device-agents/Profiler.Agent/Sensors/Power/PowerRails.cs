using System.Collections.Immutable;
using Profiler.Agent.Sensors.Boards;
using Profiler.Agent.Sensors.Gpus;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>Everything on the device that tells power or energy, opened and read once.</summary>
/// <param name="Family">What the device was recognised as.</param>
/// <param name="Missing">What tells nothing, or what the family's sheet names and the device has not, with reasons and advice.</param>
internal sealed record PowerRails(
    BoardFamily Family,
    ImmutableArray<IPowerRail> Rails,
    ImmutableArray<IEnergyCounter> Counters,
    ImmutableArray<UnreadableSensor> Missing) : IDisposable
{
    /// <summary>Whether every rail of the whole board is among <see cref="Rails"/>: their sum is then the board's power.</summary>
    public bool RailsMakeWholeBoard { get; private init; }

    private GpuHost? OwnGpus { get; init; }

    /// <summary>Opens what the device's files and drivers have.</summary>
    public static PowerRails Open(SensorRoot root)
    {
        var gpus = GpuHost.Open(root);
        return Open(root, gpus) with { OwnGpus = gpus };
    }

    /// <param name="gpus">Used while the rails are read, and left to the caller.</param>
    public static PowerRails Open(SensorRoot root, GpuHost gpus)
    {
        var family = BoardFamily.Of(root, gpus.Names);
        var opening = new RailOpening(root, family);
        opening.OpenIna3221();
        opening.OpenRapl();
        opening.OpenGpus(gpus);
        return new PowerRails(family, opening.Rails, opening.Counters, opening.Missing)
        {
            RailsMakeWholeBoard = opening.RailsMakeWholeBoard,
        };
    }

    public void Dispose()
    {
        foreach (IDisposable opened in Rails.Cast<IDisposable>().Concat(Counters))
        {
            opened.Dispose();
        }

        OwnGpus?.Dispose();
    }
}
