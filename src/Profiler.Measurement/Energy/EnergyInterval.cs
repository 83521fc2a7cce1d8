using System.Text.Json.Serialization;

namespace Profiler.Measurement.Energy;

/// <summary>An estimate and the 90 % interval around it, in the unit of what it estimates.</summary>
public readonly record struct EnergyInterval(double Value, double Low, double High)
{
    public static EnergyInterval Around(double value, double halfWidth) => new(value, value - halfWidth, value + halfWidth);

    /// <summary>Half the interval over the estimate; infinite where the estimate is not above 0.</summary>
    [JsonIgnore]
    public double RelativeHalfWidth => Value > 0 ? (High - Low) / (2 * Value) : double.PositiveInfinity;
}
