namespace Profiler.CostModels.Surrogates.Coverage;

/// <summary>How near to a sample a kernel must be to count as covered.</summary>
internal static class CoverageRadius
{
    /// <summary>The share of the time in unseen networks of the sampled families that is to count as covered.</summary>
    private const double CoveredShare = 0.95;

    /// <summary>In octaves: a quarter is 19 % in one of the coordinates, within which no kernel changes its nature.</summary>
    private const double Least = 0.25;

    /// <summary>Two octaves: a factor of 4 is never near.</summary>
    private const double Most = 2;

    /// <param name="heldOut">Kernels of networks that the region had not seen: predicted time in ms, distance in octaves.</param>
    public static double Of(IEnumerable<(double Ms, double Distance)> heldOut)
    {
        (double Ms, double Distance)[] sorted = [.. heldOut.Where(kernel => double.IsFinite(kernel.Distance)).OrderBy(kernel => kernel.Distance)];
        double wanted = CoveredShare * sorted.Sum(kernel => kernel.Ms);
        double sum = 0;
        foreach ((double ms, double distance) in sorted)
        {
            sum += ms;
            if (sum >= wanted)
            {
                return Math.Clamp(distance, Least, Most);
            }
        }

        return Least;
    }
}
