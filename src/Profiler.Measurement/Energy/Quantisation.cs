using System.Collections.Immutable;

namespace Profiler.Measurement.Energy;

/// <summary>What a sensor's steps do to its mean.</summary>
internal static class Quantisation
{
    private const double KeptShare = 0.95;

    /// <summary>
    /// The bound of the mean's error for values that were rounded to steps of q: q/2 where nothing moves, and
    /// q/2 exp(-2 pi^2 s^2 / q^2) where noise of standard deviation s carries the value over the steps (the first
    /// harmonic of the rounding error under Gaussian noise). The step is the least difference of two readings.
    /// </summary>
    public static double BiasMw(ImmutableArray<double> timesMs, ImmutableArray<double> mw, double periodMs)
    {
        if (StepOf(mw) is not { } step)
        {
            return 0;
        }

        double noise = NoiseOf(timesMs, mw, periodMs);
        return step / 2 * Math.Exp(-2 * Math.PI * Math.PI * noise * noise / (step * step));
    }

    /// <summary>Null where all readings are alike.</summary>
    private static double? StepOf(ImmutableArray<double> mw)
    {
        double[] sorted = [.. mw];
        Array.Sort(sorted);
        double? least = null;
        for (int i = 1; i < sorted.Length; i++)
        {
            double step = sorted[i] - sorted[i - 1];
            least = step > 0 && !(step >= least) ? step : least;
        }

        return least;
    }

    /// <summary>From differences of readings a period apart, without the largest: the steps from idle to load and back are no noise.</summary>
    private static double NoiseOf(ImmutableArray<double> timesMs, ImmutableArray<double> mw, double periodMs)
    {
        var squares = new List<double>();
        int last = 0;
        for (int i = 1; i < mw.Length; i++)
        {
            if (timesMs[i] - timesMs[last] >= periodMs)
            {
                squares.Add((mw[i] - mw[last]) * (mw[i] - mw[last]));
                last = i;
            }
        }

        squares.Sort();
        int kept = (int)(squares.Count * KeptShare);
        return kept == 0 ? 0 : Math.Sqrt(squares.Take(kept).Average() / 2);
    }
}
