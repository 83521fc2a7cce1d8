namespace Profiler.Measurement.Statistics;

/// <summary>An estimate and the 95 % interval around it, in the unit of what it estimates.</summary>
public readonly record struct Interval(double Value, double Low, double High)
{
    /// <summary>Half the interval over the estimate; infinite where the estimate is not above 0.</summary>
    public double RelativeHalfWidth => Value > 0 ? (High - Low) / (2 * Value) : double.PositiveInfinity;

    public Interval Times(double factor) => new(Value * factor, Low * factor, High * factor);
}
