using Profiler.Measurement.Energy;

namespace Profiler.Cli.Commands.Energy;

/// <summary>A value with its 90 % interval.</summary>
public sealed record EnergyBounds(double Value, double Low, double High)
{
    public static EnergyBounds Of(EnergyInterval interval) => new(interval.Value, interval.Low, interval.High);
}
