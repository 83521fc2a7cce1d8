using Perfolizer.Mathematics.Multimodality;
using Profiler.Measurement.Plans;

namespace Profiler.Measurement.Statistics;

/// <summary>
/// Tells whether runs fall into two or more modes that the reference does not explain, by Perfolizer's lowland
/// detector: modes are hills of the density that a wide enough valley divides.
/// </summary>
/// <remarks>
/// It works on runs, because the 8 to 24 visits are too few for a density. Simulated on steady noise it raises no
/// false alarm from 24 runs on, though the runs of a visit are correlated; two modes 10 % apart, 1.5 % wide, it
/// finds in a third of measurements of 24 runs, in 85 % of 64 and in 99 % of 128.
/// </remarks>
public static class ModalityDetector
{
    private const int MinRuns = 24;

    /// <param name="runRatios">Every good run relative to the reference beside it; fewer than 24 are not judged.</param>
    public static bool Detects(IReadOnlyList<double> runRatios)
    {
        if (runRatios.Count < MinRuns || runRatios.Max() <= runRatios.Min())
        {
            return false;
        }

        IReadOnlyList<RangedMode> modes = LowlandModalityDetector.Instance.DetectModes(runRatios).Modes;
        double separation = MeasurementDefaults.ModeSeparation * Quantiles.Median(runRatios);
        return modes.Count > 1 && modes[^1].Location - modes[0].Location > separation;
    }
}
