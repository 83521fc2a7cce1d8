namespace Profiler.CostModels.Surrogates;

/// <summary>
/// How wide the 90 % intervals are: the timed latency lies within a factor of exp(half-width) of the predicted one,
/// and the half-width grows with how far a network is from what was sampled.
/// </summary>
/// <param name="HalfWidth">Of the logarithm, for a network whose kernels were all sampled.</param>
/// <param name="Widening">By how much of itself it grows for each coverage radius that the mean kernel is away, at least 0.</param>
/// <param name="KernelHalfWidth95">Of the logarithm of a single kernel's profiled time, nineteen times in twenty, weighted by time.</param>
public sealed record SurrogateInterval(double HalfWidth, double Widening, double KernelHalfWidth95)
{
    /// <param name="difficulty">The mean distance in radii, 0 to 4.</param>
    public double At(double difficulty) => HalfWidth * (1 + (Widening * difficulty));
}
