namespace Profiler.Measurement.Statistics;

/// <summary>Sample quantiles with linear interpolation between order statistics (Hyndman and Fan's type 7).</summary>
public static class Quantiles
{
    public static double Median(IEnumerable<double> values) => Of(values, 0.5);

    /// <param name="probability">From 0, the smallest value, to 1, the largest.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Of(IEnumerable<double> values, double probability)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(values));
        }

        double position = probability * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
