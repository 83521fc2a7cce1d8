namespace Profiler.Testing.Latency;

/// <summary>Draws from the distributions that latency noise is made of.</summary>
public static class RandomExtensions
{
    /// <summary>Normal with mean 0 and standard deviation 1, by Box and Muller.</summary>
    public static double NextGaussian(this Random random)
    {
        double radius = Math.Sqrt(2 * random.NextExponential());
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    /// <summary>Exponential with mean 1.</summary>
    public static double NextExponential(this Random random) => -Math.Log(1 - random.NextDouble());
}
