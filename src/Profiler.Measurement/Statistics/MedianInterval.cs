using Profiler.Measurement.Plans;

namespace Profiler.Measurement.Statistics;

/// <summary>
/// The plain median of independent observations and its 95 % interval. The interval is Hettmansperger and Sheather's
/// interpolation between the sign test's order statistics (Statistics and Probability Letters 4, 1986): it assumes
/// neither a shape nor a scale. Simulated coverage for 5 to 24 visits is 93 to 96 % for normal, skewed, heavy-tailed
/// and unequally bimodal noise; it falls to 88 % at some counts where two modes are equally likely, because then the
/// median lies in the gap between them. There the Harrell-Davis interval covered 84 to 95 %.
/// </summary>
/// <remarks>
/// The Harrell-Davis median has a root mean square error 7 to 10 % lower under normal noise, but twice the plain
/// median's where every seventh visit meets a burst, since it gives weight to the extremes of a small sample.
/// </remarks>
public static class MedianInterval
{
    /// <summary>The fewest observations whose range covers the median in more than nine samples of ten (93.75 %).</summary>
    public const int MinObservations = 5;

    /// <summary>The most observations; beyond it the binomial probabilities would underflow.</summary>
    public const int MaxObservations = 1000;

    /// <summary>Student's t at 97.5 % for 1, 2 and 3 degrees of freedom.</summary>
    private static readonly double[] StudentT = [12.706, 4.303, 3.182];

    /// <param name="values">One observation an independent visit, 1 to 1000 of them.</param>
    /// <returns>
    /// The median and its interval. Two to four observations get Student's interval around their median; one gets
    /// its own size on either side: it says nothing about its spread.
    /// </returns>
    public static Interval Of(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Count, MaxObservations);
        double median = Quantiles.Median(values);
        if (values.Count == 1)
        {
            return Around(median, Math.Abs(median));
        }

        return values.Count < MinObservations ? Around(median, StudentHalfWidth(values)) : Interpolated(median, values);
    }

    private static Interval Around(double value, double halfWidth) => new(value, value - halfWidth, value + halfWidth);

    private static double StudentHalfWidth(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return StudentT[values.Count - 2] * Math.Sqrt(variance / values.Count);
    }

    private static Interval Interpolated(double median, IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int n = sorted.Length;
        (int depth, double covered, double coveredInside) = Depth(n);
        double excess = Math.Max(0, (covered - MeasurementDefaults.Confidence) / (covered - coveredInside));
        double inward = (n - depth) * excess / (depth + (n - 2 * depth) * excess);
        return new Interval(
            median,
            sorted[depth - 1] + inward * (sorted[depth] - sorted[depth - 1]),
            sorted[n - depth] - inward * (sorted[n - depth] - sorted[n - depth - 1]));
    }

    /// <summary>
    /// The deepest pair of order statistics, counted from 1, that still covers the median as often as asked, and how
    /// often it and the next pair inside it do: P(depth &lt;= B &lt;= n - depth) for a binomial B of n and 1/2.
    /// </summary>
    private static (int Depth, double Covered, double CoveredInside) Depth(int n)
    {
        double probability = Math.Pow(0.5, n);
        double covered = 1 - 2 * probability;
        for (int depth = 1; ; depth++)
        {
            probability *= (double)(n - depth + 1) / depth;
            double inside = covered - 2 * probability;
            if (inside < MeasurementDefaults.Confidence)
            {
                return (depth, covered, inside);
            }

            covered = inside;
        }
    }
}
