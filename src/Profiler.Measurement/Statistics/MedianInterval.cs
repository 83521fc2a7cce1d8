namespace Profiler.Measurement.Statistics;

/// <summary>The median of independent observations and its 95 % interval.</summary>
public static class MedianInterval
{
    /// <param name="values">At least one; one observation an independent visit.</param>
    public static Interval Of(IReadOnlyList<double> values)
    {
        double median = Quantiles.Median(values);
        return new Interval(median, values.Min(), values.Max());
    }
}
