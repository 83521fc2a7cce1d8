namespace Profiler.Search.Training;

/// <summary>
/// An exponential average of what was seen, as an average of few values from the start (its weights add up to 1).
/// </summary>
/// <param name="Sum">The decayed sum.</param>
/// <param name="Weight">The decayed number of values; 0 before the first.</param>
public readonly record struct MovingAverage(double Sum, double Weight)
{
    /// <summary>A value counts half as much 34 values later.</summary>
    private const double Decay = 0.98;

    /// <summary>Null before the first value.</summary>
    public double? Value => Weight > 0 ? Sum / Weight : null;

    public MovingAverage With(double value) => new((Sum * Decay) + value, (Weight * Decay) + 1);
}
