namespace Profiler.CostModels.Surrogates.Coverage;

/// <summary>How far a network is from what was sampled.</summary>
internal static class Difficulty
{
    /// <summary>In radii; whatever is farther, or of a kind never sampled, is simply unknown.</summary>
    private const double Farthest = 4;

    /// <summary>The mean of the kernels' distances in radii, weighted by their predicted time: 0 (all sampled) to 4.</summary>
    public static double Of(ReadOnlySpan<double> kernelMs, ReadOnlySpan<double> distances, double radius)
    {
        double total = 0;
        double weighted = 0;
        for (int k = 0; k < kernelMs.Length; k++)
        {
            total += kernelMs[k];
            weighted += kernelMs[k] * Math.Min(Farthest, distances[k] / radius);
        }

        return total > 0 ? weighted / total : 0;
    }
}
