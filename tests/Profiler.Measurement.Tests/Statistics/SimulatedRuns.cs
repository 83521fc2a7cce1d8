using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Statistics;

/// <summary>Relative run times in visits, as the detectors get them.</summary>
internal static class SimulatedRuns
{
    public const int Trials = 400;

    /// <summary>Runs that share their visit's noise; both noises are relative.</summary>
    /// <param name="level">Of each visit.</param>
    public static double[] Of(Random random, int visits, int runs, Func<int, double> level, double noise = 0.015, double visitNoise = 0.008)
    {
        var samples = new List<double>(visits * runs);
        for (int visit = 0; visit < visits; visit++)
        {
            double center = level(visit) * (1 + visitNoise * random.NextGaussian());
            samples.AddRange(Enumerable.Range(0, runs).Select(_ => center * (1 + noise * random.NextGaussian())));
        }

        return [.. samples];
    }

    /// <summary>The share of trials in which a detector raises its finding.</summary>
    public static double Rate(Func<Random, bool> detects)
    {
        var random = new Random(20260101);
        return Enumerable.Range(0, Trials).Count(_ => detects(random)) / (double)Trials;
    }
}
