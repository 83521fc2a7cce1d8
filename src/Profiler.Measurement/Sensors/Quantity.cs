namespace Profiler.Measurement.Sensors;

/// <summary>What a sensor tells, with its unit.</summary>
public enum Quantity
{
    PowerMw,

    /// <summary>Counted since a moment of the sensor's own: differences are what it tells.</summary>
    EnergyMj,

    VoltageMv,
    CurrentMa,
    TemperatureCelsius,
    FrequencyMhz,
    LoadPercent,

    /// <summary>How often a clock was held down, or by how many steps it is now; 0 for not.</summary>
    Throttles,

    MemoryMib,

    /// <summary>Of things: errors, processes.</summary>
    Count,
}
