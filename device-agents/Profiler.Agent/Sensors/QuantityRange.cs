using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>What a number of a quantity can be on anything that computes.</summary>
internal static class QuantityRange
{
    private const double HighestPowerMw = 1e8;
    private const double HighestVoltageMv = 1e6;
    private const double HighestCurrentMa = 1e7;
    private const double HighestClockMhz = 1e5;

    /// <summary>Zones that are switched off tell nonsense; nothing alive is below -40 or above 150 degrees.</summary>
    public static bool Holds(Quantity quantity, double value) => quantity switch
    {
        Quantity.PowerMw => value is >= 0 and <= HighestPowerMw,
        Quantity.VoltageMv => Math.Abs(value) <= HighestVoltageMv,
        Quantity.CurrentMa => Math.Abs(value) <= HighestCurrentMa,
        Quantity.TemperatureCelsius => value is > -40 and < 150,
        Quantity.FrequencyMhz => value is >= 0 and <= HighestClockMhz,
        Quantity.LoadPercent => value is >= 0 and <= 100,
        _ => value >= 0,
    };
}
