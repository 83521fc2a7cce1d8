namespace Profiler.CostModels.Building;

/// <summary>Latency as a straight line over MACs: what a table must beat.</summary>
public sealed record MacsLine(double SlopeMsPerGigamac, double InterceptMs)
{
    private const double MacsPerGigamac = 1e9;

    /// <summary>Least squares; through the mean where there is nothing to tell a slope from.</summary>
    public static MacsLine Fit(IReadOnlyList<(long Macs, double Ms)> timed)
    {
        if (timed.Select(t => t.Macs).Distinct().Count() < 2)
        {
            return new MacsLine(0, timed.Select(t => t.Ms).DefaultIfEmpty(0).Average());
        }

        (double intercept, double slope) = MathNet.Numerics.Fit.Line(
            [.. timed.Select(t => t.Macs / MacsPerGigamac)], [.. timed.Select(t => t.Ms)]);
        return new MacsLine(slope, intercept);
    }

    public double Predict(long macs) => InterceptMs + (SlopeMsPerGigamac * macs / MacsPerGigamac);
}
