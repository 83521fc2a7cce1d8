namespace Profiler.CostModels.Building;

/// <summary>The half-width that covers a new error nine times in ten, from errors on things left out of a fit.</summary>
internal static class ConformalQuantile
{
    private const double Coverage = 0.9;

    /// <summary>Stated where nothing was left out to learn from: the estimate may be off by half.</summary>
    private const double Unknown = 0.5;

    public static double Of(IReadOnlyList<double> errors)
    {
        if (errors.Count == 0)
        {
            return Unknown;
        }

        double[] sorted = [.. errors.Order()];
        int rank = (int)Math.Ceiling(Coverage * (sorted.Length + 1));
        return sorted[Math.Min(rank, sorted.Length) - 1];
    }
}
