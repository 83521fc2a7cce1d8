using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests;

/// <summary>Noise of visits around a level, and its true median.</summary>
internal static class Noises
{
    public static readonly IReadOnlyDictionary<string, (Func<Random, double> Draw, double Median)> ByName =
        new Dictionary<string, (Func<Random, double>, double)>
        {
            ["normal"] = (random => 1 + 0.02 * random.NextGaussian(), 1),
            ["skewed"] = (random => 1 + 0.05 * random.NextExponential(), 1 + 0.05 * Math.Log(2)),
            ["heavy-tailed"] = (random => 1 + 0.01 * random.NextGaussian() / Math.Abs(random.NextGaussian()), 1),
            ["bimodal"] = (Bimodal, BimodalMedian),
        };

    /// <summary>The lower mode holds 70 %, so the median is the lower mode's quantile at 5/7, which is 0.5659 deviations up.</summary>
    private const double BimodalMedian = 1 + 0.01 * 0.5659;

    private static double Bimodal(Random random) =>
        (random.NextDouble() < 0.7 ? 1 : 1.2) + 0.01 * random.NextGaussian();
}
